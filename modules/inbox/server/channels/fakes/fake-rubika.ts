import { jsonCall } from "./fake-gateway.ts";
import type { Fake, FakeCall, FakeReply, Provider } from "./fake-server.ts";

/** The token that the fake Rubika knows, the chat of a customer, and the one file that it holds. */
export const rubikaAccount = {
  token: "FAKE0TOKEN0OF0A0RUBIKA0BOT",
  chat: "b0Fake0customer0chat0000000000001",
  file: "the bytes of a picture",
};

// HTTP 200 with a word for what Rubika's interface refuses, a status for what its servers do.
const errors: Record<number, { status?: number; word: string; said?: string }> = {
  400: { word: "INVALID_INPUT", said: "chat_id is invalid" },
  401: { word: "INVALID_AUTH" },
  403: { word: "INVALID_ACCESS" },
  413: { status: 413, word: "INVALID_INPUT", said: "file is too large" },
  429: { word: "TOO_REQUESTS" },
  500: { status: 500, word: "ERROR_GENERIC" },
};

type Bot = { waiting: { at: number; update: Record<string, unknown> }[]; messages: number; host: string };

/** Rubika's bot interface: messages, keypads, files in three steps, updates by offset, calls for updates and for presses. */
export function fakeRubika(): Provider {
  const bot: Bot = { waiting: [], messages: 7_000_000, host: "" };
  return {
    name: "rubika",
    answer: (call, fake) => {
      bot.host = fake.url;
      if (call.path === "/file/picture.jpg") return { body: rubikaAccount.file };
      if (call.path === "/upload")
        return fake.fault.error ? refused(fake.fault.error) : { body: { file_id: "taken-1" } };
      const [, token, method = ""] = /^\/v3\/([^/]+)\/(\w+)$/.exec(call.path) ?? [];
      if (token !== (fake.key ?? rubikaAccount.token)) return refused(401);
      if (fake.fault.error) return refused(fake.fault.error);
      return answers[method]?.(call, fake, bot) ?? refused(400);
    },
    call: ({ from, text, inline, update = {}, message = {} }) => {
      const message_id = String(++bot.messages);
      // Presses are called in alone: who asks is not told of them.
      if (inline)
        return jsonCall({ inline_message: { sender_id: "u0Fake", chat_id: from, text, ...(inline as object) } });
      const fresh = {
        message_id,
        text,
        time: "1772000000",
        is_edited: false,
        sender_type: "User",
        sender_id: "u0Fake",
      };
      const new_message = { ...fresh, ...(message as object) };
      const whole = { type: "NewMessage", chat_id: from, new_message, ...(update as object) };
      bot.waiting.push({ at: bot.messages, update: whole });
      return jsonCall({ update: whole });
    },
  };
}

type Answer = (call: FakeCall, fake: Fake, bot: Bot) => FakeReply;

const answers: Record<string, Answer> = {
  getMe: () =>
    done({ bot: { bot_id: "b0Fake", bot_title: "فروشگاه", username: "shop_rubika_bot", start_message: "سلام" } }),
  getChat: ({ values }) =>
    done({ chat: { chat_id: values.chat_id, chat_type: "User", first_name: "مریم", last_name: "رضایی" } }),
  sendMessage: (call, fake, bot) => (call.values.text ? take(call, fake, bot) : refused(400)),
  sendFile: take,
  requestSendFile: (_call, _fake, { host }) => done({ upload_url: `${host}/upload` }),
  getFile: (_call, _fake, { host }) => done({ download_url: `${host}/file/picture.jpg` }),
  updateBotEndpoints: ({ values }, fake) => {
    if (values.url === "") return { body: { status: "INVALID_INPUT", dev_message: "url is empty" } };
    fake.hookUrl = String(values.url);
    return done({ status: String(values.url).startsWith("http") ? "Done" : "InvalidUrl" });
  },
  getUpdates: ({ values }, { fault }, bot) => {
    const from = Number(values.offset_id ?? 0);
    const found = bot.waiting.filter(({ at }) => at > from).slice(0, Number(values.limit));
    const next = found.at(-1)?.at ?? (from || null);
    const told = fault.twice ? found.flatMap((one) => [one, one]) : found;
    const updates = (fault.backwards ? told.toReversed() : told).map(({ update }) => update);
    return done({ updates, ...(next && { next_offset_id: String(next) }) });
  },
};

function take({ path, values }: FakeCall, fake: Fake, bot: Bot): FakeReply {
  const message_id = String(++bot.messages);
  fake.sent.push({ method: path.split("/").at(-1), ...values, message_id });
  return done({ message_id });
}

function done(data: unknown): FakeReply {
  return { body: { status: "OK", data } };
}

function refused(code: number): FakeReply {
  const { status = 200, word, said } = errors[code] ?? { status: code, word: "INVALID_INPUT" };
  return { status, body: { status: word, ...(said && { dev_message: said }) } };
}
