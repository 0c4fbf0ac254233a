import type { ClaimedIdentity } from "../../../../../customers/index.ts";
import type {
  ChannelFile,
  ChannelTools,
  DeliveryReport,
  Incoming,
  IncomingNote,
  SeenUpTo,
} from "../../channel-adapter.ts";
import { fetchMedia, mediaFile } from "../fetch-media.ts";
import type { DirectMessage, MessagingEvent } from "./messaging-shapes.ts";
import type { PageAccount } from "./page-account.ts";
import { profileOf, webAddress } from "./profiles.ts";

type Told = { message?: Incoming; reports?: DeliveryReport[]; seen?: SeenUpTo };

/** One event of a direct talk; nothing where it is another account's, or no word of anybody. */
export async function readMessaging(account: PageAccount, event: MessagingEvent, tools: ChannelTools): Promise<Told> {
  const { sender, recipient, message } = event;
  const own = sender.id === account.id;
  if (!own && recipient.id !== account.id) return {};
  const at = new Date(event.timestamp);
  if (own) return message?.is_echo && !isOurs(account, message) ? { message: await echoOf(account, event, tools) } : {};
  if (event.delivery) return deliveryOf(account, event, at);
  if (event.read) return readOf(account, event, at);
  const said = saidOf(account, event, tools);
  if (!said) return {};
  const who = await profileOf(account, sender.id, tools);
  return { message: { ...said, from: whoOf(account, sender.id, who.username), name: who.name ?? who.username, at } };
}

/** Whoever writes is known by a number that is theirs with this account alone; the name at which others find them is shown. */
export function whoOf({ kind }: PageAccount, id: string, username: string | null): ClaimedIdentity {
  return { type: kind, value: id, ...(username && { shown: `@${username}` }) };
}

/** What we sent comes back too: by our app's number or by the mark that we gave it. */
function isOurs({ settings }: PageAccount, { app_id: app, metadata }: DirectMessage): boolean {
  return app === settings.appId || (metadata?.startsWith("hamdel:") ?? false);
}

type Said = Omit<Incoming, "from" | "name" | "at">;

function saidOf(account: PageAccount, event: MessagingEvent, tools: ChannelTools): Said | null {
  const { message, postback, reaction, referral, message_edit: edit } = event;
  const here = `${event.sender.id}:${event.timestamp}`;
  if (postback) {
    const continuation = codeOf(postback.referral?.ref);
    const text = postback.title || postback.payload || "";
    return {
      externalId: postback.mid ?? `${here}:postback`,
      text,
      pressed: true,
      ...(continuation && { continuation }),
    };
  }
  if (reaction) return reactionOf(reaction, here);
  if (edit)
    return {
      externalId: `${edit.mid}:edit:${edit.num_edit ?? event.timestamp}`,
      text: `✎ ${edit.text}`,
      ...answering(edit.mid),
    };
  if (referral) {
    const continuation = codeOf(referral.ref);
    return continuation ? { externalId: `${here}:referral`, text: "", continuation, asksNothing: true } : null;
  }
  if (!message || message.is_echo) return null;
  if (message.is_deleted)
    return {
      externalId: `${message.mid}:deleted`,
      text: "",
      asksNothing: true,
      notes: [{ code: "taken_back" }],
      ...answering(message.mid),
    };
  return wholeMessage(account, message, tools);
}

function wholeMessage(account: PageAccount, message: DirectMessage, tools: ChannelTools): Said {
  const { text, notes } = wordsOf(message);
  const pressed = message.quick_reply?.payload;
  return {
    externalId: message.mid,
    text: pressed || text,
    files: filesOf(account, message, tools),
    ...(pressed && { pressed: true }),
    ...(message.reply_to?.mid && answering(message.reply_to.mid)),
    ...(notes.length > 0 && { notes }),
  };
}

const answering = (mid: string) => ({ thread: { replyTo: [mid] } });

/** The code of a link of ours, which comes back as its reference. */
function codeOf(ref: string | undefined): string | undefined {
  return ref && /^[\w-]{20,64}$/.test(ref) ? ref : undefined;
}

function reactionOf({ mid, action, emoji, reaction }: NonNullable<MessagingEvent["reaction"]>, here: string): Said {
  const gone = action !== "react";
  return {
    externalId: `${mid}:reaction:${here}`,
    text: gone ? "" : (emoji ?? reaction ?? ""),
    asksNothing: true,
    notes: [{ code: gone ? "reaction_gone" : "reaction" }],
    ...answering(mid),
  };
}

const carried = ["image", "video", "audio", "file"];

function wordsOf({ text, attachments = [], reply_to, is_unsupported }: DirectMessage): {
  text: string;
  notes: IncomingNote[];
} {
  const links = attachments
    .filter(({ type }) => !carried.includes(type) && type !== "story_mention")
    .map(({ payload, title, url }) => {
      const place = payload?.coordinates && `geo:${payload.coordinates.lat},${payload.coordinates.long}`;
      return [payload?.title ?? title, place ?? webAddress(payload?.url ?? url)].filter(Boolean).join("\n");
    });
  const story = webAddress(reply_to?.story?.url);
  const words = [text, ...links].filter(Boolean).join("\n");
  const empty = words === "" && attachments.length === 0;
  return {
    text: words,
    notes: [
      ...(attachments.some(({ type }) => type === "story_mention") ? [{ code: "story_mention" }] : []),
      ...(reply_to?.story ? [{ code: "story_reply", values: { url: story ?? "" } }] : []),
      ...(is_unsupported || empty ? [{ code: "unsupported" }] : []),
    ],
  };
}

function filesOf({ settings }: PageAccount, { attachments = [] }: DirectMessage, tools: ChannelTools): ChannelFile[] {
  return attachments.flatMap(({ type, payload }) => {
    const url = payload?.url;
    if (!url || !(carried.includes(type) || type === "story_mention")) return [];
    const kind = type === "story_mention" ? "image" : type;
    const named = kind === "file" && URL.canParse(url) ? decodeName(new URL(url).pathname) : undefined;
    return [mediaFile({ kind, name: named }, () => fetchMedia({ url, baseUrl: settings.baseUrl, token: null }, tools))];
  });
}

function decodeName(path: string): string | undefined {
  try {
    return decodeURIComponent(path.split("/").at(-1) ?? "") || undefined;
  } catch {
    return undefined;
  }
}

/** What somebody of the house wrote with another program. */
async function echoOf(account: PageAccount, event: MessagingEvent, tools: ChannelTools): Promise<Incoming> {
  const who = await profileOf(account, event.recipient.id, tools);
  return {
    ...wholeMessage(account, event.message!, tools),
    from: whoOf(account, event.recipient.id, who.username),
    name: who.name ?? who.username,
    at: new Date(event.timestamp),
    own: true,
  };
}

function deliveryOf(account: PageAccount, { sender, delivery }: MessagingEvent, at: Date): Told {
  if (delivery?.mids?.length)
    return { reports: delivery.mids.map((externalId) => ({ externalId, state: "delivered", at })) };
  return upTo(account, { id: sender.id, watermark: delivery?.watermark, state: "delivered" });
}

function readOf(account: PageAccount, { sender, read }: MessagingEvent, at: Date): Told {
  if (read?.mid) return { reports: [{ externalId: read.mid, state: "read", at }] };
  return upTo(account, { id: sender.id, watermark: read?.watermark, state: "read" });
}

type UpTo = { id: string; watermark: number | undefined; state: SeenUpTo["state"] };

function upTo(account: PageAccount, { id, watermark, state }: UpTo): Told {
  return watermark ? { seen: { who: whoOf(account, id, null), state, at: new Date(watermark) } } : {};
}
