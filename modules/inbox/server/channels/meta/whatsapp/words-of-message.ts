import type { IncomingNote } from "../../channel-adapter.ts";
import type { WhatsappMedia, WhatsappMessage } from "./whatsapp-shapes.ts";

/** What a message says in plain words, with what could not be said. */
type Words = { text: string; notes: IncomingNote[] };

/** Files of a message, by the word WhatsApp has for them. */
export function mediaOf(message: WhatsappMessage): [kind: string, media: WhatsappMedia][] {
  return (["image", "sticker", "audio", "video", "document"] as const).flatMap((kind) => {
    const media = message[kind];
    return media ? [[kind, media] as [string, WhatsappMedia]] : [];
  });
}

/** The words of a message whatever its kind. A kind we do not know is said to be one: nothing is lost in silence. */
export function wordsOf(message: WhatsappMessage): Words {
  const { interactive, button, reaction } = message;
  const pressed = interactive?.button_reply ?? interactive?.list_reply;
  if (pressed) return said(labelOf(pressed));
  if (button) return said(button.text);
  if (reaction) return { text: reaction.emoji ?? "", notes: [{ code: reaction.emoji ? "reaction" : "reaction_gone" }] };
  const plain = message.text?.body ?? placeOf(message) ?? peopleOf(message) ?? basketOf(message);
  if (plain !== undefined) return { text: plain, notes: from(message) };
  const media = mediaOf(message);
  if (media.length > 0) return { text: media[0]![1].caption ?? "", notes: from(message) };
  if (message.system?.body) return { text: message.system.body, notes: [{ code: "system" }] };
  if (interactive?.nfm_reply?.body) return said(interactive.nfm_reply.body);
  return { text: "", notes: [{ code: "unsupported" }] };
}

/** A button's own words: its id holds them whole where the title had to be cut. */
function labelOf({ id, title }: { id: string; title: string }): string {
  return id || title;
}

/** Who comes from an advertisement brings its headline along. */
function from({ referral, context }: WhatsappMessage): IncomingNote[] {
  return [
    ...(referral
      ? [{ code: "from_advert", values: { headline: referral.headline ?? referral.source_url ?? "" } }]
      : []),
    ...(context?.forwarded ? [{ code: "forwarded" }] : []),
  ];
}

function placeOf({ location }: WhatsappMessage): string | undefined {
  if (!location) return undefined;
  const { name, address, latitude, longitude } = location;
  return [name, address, `geo:${latitude},${longitude}`].filter(Boolean).join("\n");
}

function peopleOf({ contacts }: WhatsappMessage): string | undefined {
  return contacts
    ?.map(({ name, phones = [] }) => [name?.formatted_name, ...phones.map(({ phone, wa_id }) => phone ?? wa_id)])
    .map((lines) => lines.filter(Boolean).join("\n"))
    .join("\n\n");
}

function basketOf({ order }: WhatsappMessage): string | undefined {
  if (!order) return undefined;
  const lines = (order.product_items ?? []).map((item) => `${item.product_retailer_id} × ${item.quantity}`);
  return [order.text, ...lines].filter(Boolean).join("\n");
}

function said(text: string): Words {
  return { text, notes: [] };
}
