import * as z from "zod";
import type { ChannelFile, ChannelTools, Outgoing, SendOutcome } from "../../channel-adapter.ts";
import { callGraph, type GraphAnswer } from "../call-graph.ts";
import type { WhatsappSettings } from "../meta-settings.ts";
import { interactiveOf, longestAbove } from "./interactive.ts";
import { templateOf } from "./template-message.ts";

/** The most characters of one message, and of the words under a file. */
export const longestText = 4096;
const longestCaption = 1024;

type Kind = "image" | "video" | "audio" | "document";
const largest: Record<Kind, number> = { image: 5_000_000, video: 16_000_000, audio: 16_000_000, document: 100_000_000 };
const kinds: [RegExp, Kind][] = [
  [/^image\/(?:jpeg|png)$/, "image"],
  [/^video\/(?:mp4|3gpp)$/, "video"],
  [/^audio\/(?:aac|mp4|mpeg|amr|ogg|opus)$/, "audio"],
];

const sentMessage = z.object({ messages: z.array(z.object({ id: z.string() })).min(1) });

/**
 * Sends a text, files, answers to choose from, or a template. A short text goes under the first picture, film or document, a long one
 * before it. Several files are several messages; where one fails after another went out the outcome is `unknown` with `partly_sent`.
 */
export async function sendWhatsapp(
  settings: WhatsappSettings,
  outgoing: Outgoing,
  tools: ChannelTools,
): Promise<SendOutcome> {
  const problem = problemOf(outgoing);
  if (problem) return { state: "failed", code: problem, again: null };
  const ids: string[] = [];
  for (const [at, step] of stepsOf(settings, outgoing, tools).entries()) {
    const answer = await step();
    if (!answer.ok) return at === 0 ? answer.failure : { state: "unknown", code: "partly_sent" };
    const read = sentMessage.safeParse(answer.result);
    if (!read.success && at === 0) return { state: "unknown", code: "answer_not_understood" };
    if (read.success) ids.push(read.data.messages[0]!.id);
  }
  return { state: "sent", externalId: ids[0] ?? null, ...(ids.length > 1 && { parts: ids }) };
}

/** What cannot go out is told before anybody is asked. */
function problemOf({ text, files, pattern, buttons = [] }: Outgoing): string | null {
  if (files.some((file) => file.size > largest[kindOf(file)])) return "file_too_large";
  if (pattern) return files.length > 1 ? "template_one_file" : null;
  if (!text.trim() && files.length === 0) return "text_empty";
  if (text.length > longestText) return "text_too_long";
  return buttons.length > 0 && text.trim() === "" ? "text_empty" : null;
}

type Step = () => Promise<GraphAnswer>;

function stepsOf(settings: WhatsappSettings, outgoing: Outgoing, tools: ChannelTools): Step[] {
  const { text, files, pattern, buttons = [] } = outgoing;
  const say = (content: Record<string, unknown>) => sayIt(settings, { outgoing, content }, tools);
  if (pattern) return [() => sendTemplate(settings, { outgoing, pattern, say }, tools)];
  const chosen = buttons.length > 0;
  const under = !chosen && files[0] && kindOf(files[0]) !== "audio" && text.length <= longestCaption ? text : "";
  const steps: Step[] = [];
  // Words above buttons are shorter: what is longer goes before them, and its last line stays with them.
  const { before, body } = chosen ? aboveButtons(text) : { before: under ? "" : text, body: "" };
  if (before.trim()) steps.push(() => say({ type: "text", text: { body: before, preview_url: false } }));
  for (const [at, file] of files.entries())
    steps.push(async () => {
      const media = await mediaOf(settings, file, tools);
      if (!media.ok) return media.answer;
      const caption = at === 0 && under.trim() ? { caption: under } : {};
      return say({ type: media.kind, [media.kind]: { ...media.content, ...caption } });
    });
  if (chosen) steps.push(() => say({ type: "interactive", interactive: interactiveOf({ body, labels: buttons }) }));
  return steps;
}

function aboveButtons(text: string): { before: string; body: string } {
  if (text.length <= longestAbove) return { before: "", body: text };
  const last = text.trim().split("\n").at(-1)!;
  return last.length <= longestAbove
    ? { before: text.trim().slice(0, -last.length), body: last }
    : { before: text, body: "…" };
}

type Saying = { outgoing: Outgoing; content: Record<string, unknown> };

/** Our key comes back with what becomes of the message. */
function sayIt(settings: WhatsappSettings, { outgoing, content }: Saying, tools: ChannelTools): Promise<GraphAnswer> {
  const body = {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    to: outgoing.to.replace(/^\+/, ""),
    biz_opaque_callback_data: outgoing.key,
    ...content,
  };
  return callGraph(settings, { path: `${settings.phoneNumberId}/messages`, body }, tools);
}

type Templating = {
  outgoing: Outgoing;
  pattern: NonNullable<Outgoing["pattern"]>;
  say(content: Record<string, unknown>): Promise<GraphAnswer>;
};

async function sendTemplate(
  settings: WhatsappSettings,
  { outgoing, pattern, say }: Templating,
  tools: ChannelTools,
): Promise<GraphAnswer> {
  const [file] = outgoing.files;
  const media = file ? await mediaOf(settings, file, tools) : null;
  if (media && !media.ok) return media.answer;
  const header = media ? { type: media.kind, media: media.content } : null;
  return say({ type: "template", template: templateOf(pattern, header) });
}

type Uploaded =
  | { ok: true; kind: Kind; content: Record<string, unknown> }
  | { ok: false; answer: Extract<GraphAnswer, { ok: false }> };

/** Lays a file down with Meta; what is sent names it. A file that was laid down and not sent is nobody's. */
async function mediaOf(settings: WhatsappSettings, file: ChannelFile, tools: ChannelTools): Promise<Uploaded> {
  const form = new FormData();
  form.set("messaging_product", "whatsapp");
  form.set("type", file.contentType);
  const bytes = new Uint8Array(await file.open());
  form.set("file", new File([bytes], file.name, { type: file.contentType }));
  const answer = await callGraph(settings, { path: `${settings.phoneNumberId}/media`, body: form }, tools);
  if (!answer.ok) return { ok: false, answer: { ...answer, failure: notSaid(answer.failure) } };
  const kind = kindOf(file);
  const id = String(answer.result["id"] ?? "");
  return { ok: true, kind, content: { id, ...(kind === "document" && { filename: file.name }) } };
}

/** Whatever became of the file, no message went out. */
function notSaid(failure: Extract<GraphAnswer, { ok: false }>["failure"]): Extract<SendOutcome, { state: "failed" }> {
  return failure.state === "failed" ? failure : { state: "failed", code: "provider_busy", again: 60 };
}

/** Pictures, films and sounds of the kinds that are shown; everything else is a document, which arrives as it is. */
function kindOf({ contentType, size }: ChannelFile): Kind {
  const bare = contentType.split(";")[0]!.trim();
  const kind = kinds.find(([words]) => words.test(bare))?.[1];
  return kind && size <= largest[kind] ? kind : "document";
}
