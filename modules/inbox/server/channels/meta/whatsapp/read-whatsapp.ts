import { normalise } from "../../../../../../platform/identifiers/index.ts";
import type { ClaimedIdentity } from "../../../../../customers/index.ts";
import type { ChannelFile, ChannelTools, DeliveryReport, Incoming, Received } from "../../channel-adapter.ts";
import { askGraph } from "../call-graph.ts";
import { fetchMedia, largestReceived, mediaFile } from "../fetch-media.ts";
import { codeOfNumber } from "../graph-failures.ts";
import type { MetaEntry } from "../meta-door.ts";
import type { WhatsappSettings } from "../meta-settings.ts";
import {
  type WhatsappMedia,
  type WhatsappMessage,
  whatsappMessage,
  whatsappStatus,
  whatsappValue,
} from "./whatsapp-shapes.ts";
import { mediaOf, wordsOf } from "./words-of-message.ts";

/** What the address of a chat's continuation has the visitor write. */
const continued = /(?:^|\s)#([\w-]{20,64})\s*$/;

/** What entries of the door say of this account's number; what is another number's is left to its own account. */
export function readWhatsapp(settings: WhatsappSettings, entries: readonly MetaEntry[], tools: ChannelTools): Received {
  const messages: Incoming[] = [];
  const reports: DeliveryReport[] = [];
  for (const change of entries.flatMap((entry) => entry.changes ?? [])) {
    const value = whatsappValue.safeParse(change?.field === "messages" ? change.value : null);
    if (!value.success || value.data.metadata.phone_number_id !== settings.phoneNumberId) continue;
    const names = new Map(value.data.contacts?.map((one) => [one?.wa_id ?? "", one?.profile?.name ?? null]));
    for (const one of value.data.messages ?? []) {
      const read = whatsappMessage.safeParse(one);
      const message = read.success ? incomingOf(settings, read.data, { names, tools }) : null;
      if (message) messages.push(message);
    }
    for (const one of value.data.statuses ?? []) {
      const read = whatsappStatus.safeParse(one);
      if (read.success) reports.push(reportOf(read.data));
    }
  }
  return { messages, reports };
}

type Around = { names: ReadonlyMap<string, string | null>; tools: ChannelTools };

function incomingOf(settings: WhatsappSettings, message: WhatsappMessage, { names, tools }: Around): Incoming | null {
  const people = whoOf(message.from);
  if (!people) return null;
  const { text, notes } = wordsOf(message);
  const continuation = continued.exec(text)?.[1];
  const answered = message.reaction?.message_id ?? message.context?.id;
  return {
    externalId: message.id,
    from: people[0],
    also: [people[1]],
    ...(continuation && { continuation }),
    name: names.get(message.from) ?? names.get(message.from.replace(/^\+/, "")) ?? null,
    at: new Date(Number(message.timestamp) * 1000),
    text: continuation ? text.replace(continued, "").trim() : text,
    files: mediaOf(message).map(([kind, media]) => fileOf(settings, { kind, media }, tools)),
    ...(answered && { thread: { replyTo: [answered] } }),
    ...((message.interactive || message.button) && { pressed: true }),
    ...((message.reaction || message.type === "system") && { asksNothing: true }),
    ...(notes.length > 0 && { notes }),
  };
}

/** Whoever writes on WhatsApp holds that phone number: the messenger vouches for both. */
function whoOf(waId: string): [ClaimedIdentity, ClaimedIdentity] | null {
  const found = normalise("phone", `+${waId.replace(/^\+/, "")}`);
  if (!("value" in found)) return null;
  return [
    { type: "whatsapp", ...found, verified: true },
    { type: "phone", ...found, verified: true },
  ];
}

type OneFile = { kind: string; media: WhatsappMedia };

function fileOf(settings: WhatsappSettings, { kind, media }: OneFile, tools: ChannelTools): ChannelFile {
  const described = { name: media.filename, mime: media.mime_type, kind };
  return mediaFile(described, async () => {
    const place = await askGraph(settings, { path: encodeURIComponent(media.id) }, tools);
    const { url, file_size: size } = place;
    if (Number(size ?? 0) > largestReceived)
      return fetchMedia({ url: "", baseUrl: settings.baseUrl, token: null }, tools);
    return fetchMedia({ url: String(url ?? ""), baseUrl: settings.baseUrl, token: settings.token }, tools);
  });
}

type Status = ReturnType<typeof whatsappStatus.parse>;

function reportOf({ id, status, timestamp, errors, biz_opaque_callback_data: key }: Status): DeliveryReport {
  return {
    externalId: id,
    ...(key && { key }),
    state: status === "played" ? "read" : status,
    ...(status === "failed" && { code: codeOfNumber(errors?.[0]?.code ?? 0) }),
    at: new Date(Number(timestamp) * 1000),
  };
}
