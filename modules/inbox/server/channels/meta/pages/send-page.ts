import * as z from "zod";
import type { ChannelFile, ChannelTools, Outgoing, SendOutcome } from "../../channel-adapter.ts";
import { callGraph, type GraphAnswer } from "../call-graph.ts";
import { longestComment, longestText } from "./limits.ts";
import type { PageAccount } from "./page-account.ts";
import { piecesOf } from "./pieces.ts";

/** So many answers can be chosen from, each with a title of so many characters. */
export const mostAnswers = 13;
const mostTitle = 20;
/** The most bytes of a file. */
const largestFile = 25_000_000;

const sentMessage = z.object({ message_id: z.string() });
const sentComment = z.object({ id: z.string() });

/**
 * Sends a direct message, or answers a comment under it or in a message to its writer. Later than a day after the customer's last message
 * it carries the tag of people who answer: machines may not send it. Several pieces are several messages; where one fails after another
 * went out the outcome is `unknown` with `partly_sent`.
 */
export async function sendPage(account: PageAccount, outgoing: Outgoing, tools: ChannelTools): Promise<SendOutcome> {
  const problem = problemOf(account, outgoing, tools.now);
  if (problem) return { state: "failed", code: problem, again: null };
  if (outgoing.comment?.way === "public") return answerComment(account, outgoing, tools);
  const ids: string[] = [];
  for (const [at, step] of stepsOf(account, outgoing, tools).entries()) {
    const answer = await step();
    if (!answer.ok) return at === 0 ? answer.failure : { state: "unknown", code: "partly_sent" };
    const read = sentMessage.safeParse(answer.result);
    if (!read.success && at === 0) return { state: "unknown", code: "answer_not_understood" };
    if (read.success) ids.push(read.data.message_id);
  }
  return { state: "sent", externalId: ids[0] ?? null, ...(ids.length > 1 && { parts: ids }) };
}

const day = 86_400_000;

function problemOf({ kind }: PageAccount, outgoing: Outgoing, now: Date): string | null {
  const { text, files, comment, automatic, heardAt } = outgoing;
  const open = comment?.way === "public";
  if (!text.trim() && (files.length === 0 || open)) return "text_empty";
  if (open && text.length > longestComment[kind]) return "comment_too_long";
  if (!open && text.length > longestText[kind]) return "text_too_long";
  if (files.length > 0 && comment) return "file_not_here";
  if (files.some(({ size }) => size > largestFile)) return "file_too_large";
  if (comment || heardAt === undefined) return null;
  return automatic && isLate(heardAt, now) ? "window_closed" : null;
}

/** Whether the day in which anything may be said is over. */
function isLate(heardAt: Date | null, now: Date): boolean {
  return heardAt === null || now.getTime() - heardAt.getTime() > day;
}

async function answerComment(
  { kind, settings }: PageAccount,
  outgoing: Outgoing,
  tools: ChannelTools,
): Promise<SendOutcome> {
  const edge = kind === "instagram" ? "replies" : "comments";
  const path = `${encodeURIComponent(outgoing.comment!.id)}/${edge}`;
  const answer = await callGraph(settings, { path, body: { message: outgoing.text } }, tools);
  if (!answer.ok) return answer.failure;
  const read = sentComment.safeParse(answer.result);
  return read.success
    ? { state: "sent", externalId: read.data.id }
    : { state: "unknown", code: "answer_not_understood" };
}

type Step = () => Promise<GraphAnswer>;

function stepsOf(account: PageAccount, outgoing: Outgoing, tools: ChannelTools): Step[] {
  const { text, files, buttons = [], comment, heardAt = null } = outgoing;
  const late = !comment && outgoing.heardAt !== undefined && isLate(heardAt, tools.now);
  const base = {
    recipient: comment ? { comment_id: comment.id } : { id: outgoing.to },
    ...(!comment && (late ? { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" } : { messaging_type: "RESPONSE" })),
  };
  const path = `${account.settings.pageId}/messages`;
  const say = (message: Record<string, unknown>) => {
    const body = { ...base, message: { ...message, metadata: `hamdel:${outgoing.key}` } };
    return callGraph(account.settings, { path, body }, tools);
  };
  const steps: Step[] = files.map((file) => async () => {
    const uploaded = await upload(account, file, tools);
    return uploaded.ok ? say({ attachment: uploaded.attachment }) : uploaded.answer;
  });
  const pieces = text.trim() ? piecesOf(text, account.kind) : [];
  for (const [at, piece] of pieces.entries()) {
    // Answers to choose from vanish with the next message: they go under the last one.
    const last = at === pieces.length - 1 && buttons.length > 0;
    steps.push(() =>
      say({ text: piece, ...(last && { quick_replies: buttons.slice(0, mostAnswers).map(quickReply) }) }),
    );
  }
  return steps;
}

function quickReply(label: string): Record<string, string> {
  const title = label.length <= mostTitle ? label : `${label.slice(0, mostTitle - 1)}…`;
  return { content_type: "text", title: title.toWellFormed(), payload: label.slice(0, 1000).toWellFormed() };
}

type Uploaded =
  | { ok: true; attachment: Record<string, unknown> }
  | { ok: false; answer: Extract<GraphAnswer, { ok: false }> };

/** Lays a file down with Meta; what is sent names it. */
async function upload({ kind, settings }: PageAccount, file: ChannelFile, tools: ChannelTools): Promise<Uploaded> {
  const type = /^(image|video|audio)\//.exec(file.contentType)?.[1] ?? "file";
  const form = new FormData();
  form.set("message", JSON.stringify({ attachment: { type, payload: { is_reusable: true } } }));
  const bytes = new Uint8Array(await file.open());
  form.set("filedata", new File([bytes], file.name, { type: file.contentType }));
  const query: Record<string, string> = kind === "instagram" ? { platform: "instagram" } : {};
  const path = `${settings.pageId}/message_attachments`;
  const answer = await callGraph(settings, { path, query, body: form }, tools);
  if (answer.ok) return { ok: true, attachment: { type, payload: { attachment_id: answer.result["attachment_id"] } } };
  // Whatever became of the file, no message went out.
  const { failure } = answer;
  const surely = failure.state === "failed" ? failure : { state: "failed" as const, code: "provider_busy", again: 60 };
  return { ok: false, answer: { ...answer, failure: surely } };
}
