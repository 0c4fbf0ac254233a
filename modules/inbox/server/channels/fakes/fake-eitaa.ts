import type { Fake, FakeCall, FakeReply, Provider } from "./fake-server.ts";

/** The token and channel that the fake Eitaayar knows. */
export const eitaaAccount = { token: "bot4242:fake-token-of-eitaayar", chat: "hamdel_shop" };

const descriptions: Record<number, string> = {
  400: "Bad Request: chat not found",
  401: "Unauthorized",
  403: "Forbidden: need administrator rights in the channel chat",
  429: "Too Many Requests",
  500: "Internal Server Error",
};

/** Eitaayar: getMe, and posts to channels as forms. */
export function fakeEitaa(): Provider {
  let messages = 500;
  return {
    name: "eitaa",
    answer: ({ path, values }, fake) => {
      const [, token, method = ""] = /^\/api\/([^/]+)\/(\w+)$/.exec(path) ?? [];
      if (token !== (fake.key ?? eitaaAccount.token)) return refused(401);
      if (fake.fault.error) return refused(fake.fault.error);
      if (method === "getMe")
        return done({ id: 4242, is_bot: true, first_name: "فروشگاه", last_name: "", username: "hamdel_shop_bot" });
      return post(method, values, fake, () => ++messages);
    },
    // Nothing ever comes in.
    call: () => ({ method: "POST", headers: {}, query: "", body: "" }),
  };
}

function post(method: string, values: FakeCall["values"], fake: Fake, next: () => number): FakeReply {
  const whole = method === "sendMessage" ? values.text : method === "sendFile" ? values.file : null;
  if (values.chat_id !== eitaaAccount.chat) return refused(400);
  if (!whole) return refused(400, "Bad Request: message text is empty");
  const message_id = next();
  fake.sent.push({ method, ...values, message_id });
  return done({ message_id, chat: { id: 1, type: "public", username: eitaaAccount.chat }, date: 1_772_000_000 });
}

function done(result: unknown): FakeReply {
  return { body: { ok: true, result } };
}

function refused(code: number, description = descriptions[code] ?? "Bad Request"): FakeReply {
  return { status: code, body: { ok: false, error_code: code, description } };
}
