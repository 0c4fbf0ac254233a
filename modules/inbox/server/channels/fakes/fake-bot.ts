import type { Fake, FakeCall, FakeReply, Provider } from "./fake-server.ts";

/** The token that the fake bots know, and the one file they hold. */
export const botAccount = {
  token: "123456789:fake-token-of-a-bot",
  filePath: "photos/file_0.jpg",
  file: "the bytes of a picture",
};

const descriptions: Record<number, string> = {
  400: "Bad Request: chat not found",
  401: "Unauthorized",
  403: "Forbidden: bot was blocked by the user",
  409: "Conflict: terminated by other getUpdates request",
  429: "Too Many Requests: retry after 7",
  500: "Internal Server Error",
};

type Bot = {
  kind: "telegram" | "bale";
  waiting: { update_id: number }[];
  messages: number;
  secret: string;
  updates: number;
};

/** A bot server that speaks Telegram's interface; Bale's limits come without retry_after, and its calls without a secret. */
export function fakeBot(kind: "telegram" | "bale"): Provider {
  const bot: Bot = { kind, waiting: [], messages: 100, secret: "", updates: 5000 };
  return {
    name: kind,
    answer: (call, fake) => {
      const known = fake.key ?? botAccount.token;
      if (call.path === `/file/bot${known}/${botAccount.filePath}`) return { body: botAccount.file };
      const [, token, method = ""] = /^\/bot([^/]+)\/(\w+)$/.exec(call.path) ?? [];
      if (token !== known) return refused(kind, kind === "bale" ? 404 : 401);
      if (fake.fault.error) return refused(kind, fake.fault.error);
      return answers[method]?.(call, fake, bot) ?? refused(kind, 404);
    },
    call: ({ from, text, update = {} }) => {
      const id = Number(from);
      const sender = { id, is_bot: false, first_name: "مریم", last_name: "رضایی", username: `customer_${id}` };
      const given = update as Record<string, unknown>;
      const message = {
        message_id: ++bot.messages,
        from: sender,
        chat: { id, type: "private" },
        date: 1_772_000_000,
        text,
      };
      const pressed = given["callback_query"] as Record<string, unknown> | undefined;
      const whole = pressed
        ? { update_id: ++bot.updates, callback_query: { id: `${++bot.updates}`, from: sender, ...pressed } }
        : { update_id: ++bot.updates, message: { ...message, ...given } };
      bot.waiting.push(whole);
      const secret: Record<string, string> =
        kind === "telegram" && bot.secret ? { "x-telegram-bot-api-secret-token": bot.secret } : {};
      const headers = { "content-type": "application/json", ...secret };
      return { method: "POST", headers, query: "", body: JSON.stringify(whole) };
    },
  };
}

type Answer = (call: FakeCall, fake: Fake, bot: Bot) => FakeReply;

const answers: Record<string, Answer> = {
  getMe: (_call, _fake, { kind }) =>
    done({ id: 123456789, is_bot: true, first_name: "فروشگاه", username: `shop_${kind}_bot` }),
  sendMessage: (call, fake, bot) => {
    if (!call.values.text) return refused(bot.kind, 400, "Bad Request: message text is empty");
    const keyboard = call.values.reply_markup as { inline_keyboard: { callback_data: string }[][] } | undefined;
    const long = keyboard?.inline_keyboard.flat().some(({ callback_data: data }) => Buffer.byteLength(data) > 64);
    return long ? refused(bot.kind, 400, "Bad Request: BUTTON_DATA_INVALID") : take(call, fake, bot);
  },
  answerCallbackQuery: ({ values }, fake) => {
    fake.pressed.push(String(values.callback_query_id));
    return done(true);
  },
  sendPhoto: take,
  sendVoice: take,
  sendDocument: take,
  getFile: () => done({ file_id: "f", file_size: botAccount.file.length, file_path: botAccount.filePath }),
  setWebhook: ({ values }, fake, bot) => {
    fake.hookUrl = String(values.url) || null;
    bot.secret = String(values.secret_token ?? "");
    return done(true);
  },
  deleteWebhook: (_call, fake) => {
    fake.hookUrl = null;
    return done(true);
  },
  getUpdates: ({ values }, { fault, hookUrl }, bot) => {
    if (hookUrl) return refused(bot.kind, 409, "Conflict: can't use getUpdates method while webhook is active");
    const offset = Number(values.offset ?? 0);
    bot.waiting = offset < 0 ? bot.waiting.slice(offset) : bot.waiting.filter(({ update_id }) => update_id >= offset);
    const found = bot.waiting.slice(0, 100);
    const told = fault.twice ? found.flatMap((update) => [update, update]) : found;
    return done(fault.backwards ? told.toReversed() : told);
  },
};

function take({ path, values }: FakeCall, fake: Fake, bot: Bot): FakeReply {
  const message_id = ++bot.messages;
  fake.sent.push({ method: path.split("/").at(-1), ...values, message_id });
  return done({ message_id, chat: { id: Number(values.chat_id), type: "private" }, date: 1_772_000_000 });
}

function done(result: unknown): FakeReply {
  return { body: { ok: true, result } };
}

function refused(kind: Bot["kind"], code: number, description = descriptions[code] ?? "Bad Request"): FakeReply {
  const status = code >= 400 && code <= 599 ? code : 400;
  if (code === 429 && kind === "bale")
    return { status: 400, body: { ok: false, error_code: 400, description: "local_rate_limited" } };
  const wait = code === 429 && { parameters: { retry_after: 7 } };
  return { status, body: { ok: false, error_code: code, description, ...wait } };
}
