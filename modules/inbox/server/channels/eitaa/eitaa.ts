import * as z from "zod";
import { afterSilence, ask } from "../../../../../platform/outgoing/index.ts";
import { botFailure } from "../bots/bot-failures.ts";
import type {
  ChannelAdapter,
  ChannelFile,
  ChannelTools,
  ConnectionTest,
  PostOut,
  SendOutcome,
} from "../channel-adapter.ts";
import { eitaaProblems } from "./problems.ts";

/** One channel of Eitaa, written to by a bot of Eitaayar that is its manager. */
const eitaaSettings = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .transform((text) => text.replace(/\/+$/, ""))
    .default("https://eitaayar.ir"),
  /** As Eitaayar's panel gives it. */
  token: z
    .string()
    .trim()
    .regex(/^[\w:-]{8,200}$/),
  /** The channel's name without @, or its number. */
  chat: z
    .string()
    .trim()
    .transform((text) => text.replace(/^(?:https?:\/\/)?(?:www\.)?eitaa\.(?:com|ir)\//i, "").replace(/^@/, ""))
    .pipe(z.string().regex(/^(?:-?\d{1,20}|[A-Za-z]\w{2,63})$/)),
});
type EitaaSettings = z.infer<typeof eitaaSettings>;

/** The most characters of a post, and of the words under a file. Confirm with the provider. */
const longestText = 4096;
const longestCaption = 1024;
const largestSent = 50_000_000;

const envelope = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().int().optional(),
  description: z.string().optional(),
});

/** Posts in Eitaa's channels. Its bots cannot talk to people: nothing comes in, and nothing goes to one customer. */
export const eitaa: ChannelAdapter<EitaaSettings> = {
  kind: "eitaa",
  channel: "eitaa",
  settings: eitaaSettings,
  secrets: ["token"],
  problems: eitaaProblems,
  limits: () => ({ attachments: true, most: longestText }),
  idempotent: false,
  test: testEitaa,
  send: async () => ({ state: "failed", code: "posts_only", again: null }),
  publish: publishEitaa,
};

/** Publishes a post: a text, or one file with the text under it. */
async function publishEitaa(settings: EitaaSettings, post: PostOut, tools: ChannelTools): Promise<SendOutcome> {
  const { text, title, pin, file } = post;
  if (!text.trim() && !file) return { state: "failed", code: "text_empty", again: null };
  if (text.length > (file ? longestCaption : longestText))
    return { state: "failed", code: "text_too_long", again: null };
  if (file && file.size > largestSent) return { state: "failed", code: "file_too_large", again: null };
  const fields = { chat_id: settings.chat, ...(title && { title }), ...(pin && { pin: "1" }) };
  const body = file ? await formOf({ ...fields, caption: text }, file) : new URLSearchParams({ ...fields, text });
  const answer = await callEitaa(settings, file ? "sendFile" : "sendMessage", body, tools);
  if (!answer.ok) return answer.failure;
  const read = z.object({ message_id: z.number().int() }).safeParse(answer.result);
  return { state: "sent", externalId: read.success ? String(read.data.message_id) : null };
}

async function formOf(fields: Record<string, string>, file: ChannelFile): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value.trim()) form.set(name, value);
  const bytes = new Uint8Array(await file.open());
  form.set("file", new File([bytes], file.name, { type: file.contentType }));
  return form;
}

type Answer =
  | { ok: true; result: unknown }
  | { ok: false; failure: Exclude<SendOutcome, { state: "sent" }>; said?: string };

async function callEitaa(
  { baseUrl, token }: EitaaSettings,
  method: string,
  body: FormData | URLSearchParams | undefined,
  tools: ChannelTools,
): Promise<Answer> {
  const asked = await ask(tools.fetch, `${baseUrl}/api/${token}/${method}`, { method: "POST", ...(body && { body }) });
  if (!asked.answered) return { ok: false, failure: afterSilence(asked) };
  const said = envelope.safeParse(asked.json);
  if (said.success && said.data.ok && asked.status < 300) return { ok: true, result: said.data.result };
  if (asked.status < 400 && !(said.success && !said.data.ok))
    return { ok: false, failure: { state: "unknown", code: "answer_not_understood" } };
  const { description = "", error_code: code } = said.data ?? {};
  // It answers 200 with `ok: false` at times, and leaves the number out.
  const status = code ?? Math.max(asked.status, 400);
  const failure = botFailure({ status, description, wait: asked.retryAfter });
  return { ok: false, failure, ...(description && { said: description }) };
}

/** Asks the bot who it is; that it may write to the channel shows with the first post. */
async function testEitaa(settings: EitaaSettings, tools: ChannelTools): Promise<ConnectionTest> {
  const answer = await callEitaa(settings, "getMe", undefined, tools);
  if (!answer.ok) return { ok: false, problem: answer.failure.code, ...(answer.said && { detail: answer.said }) };
  return { ok: true, note: "token_works" };
}
