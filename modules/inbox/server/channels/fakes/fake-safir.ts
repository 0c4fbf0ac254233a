import type { Fake, FakeCall, FakeReply, Provider } from "./fake-server.ts";

/** The key and bot that the fake Safir knows, and a number that has no Bale account. */
export const safirAccount = { accessKey: "safir-access-key", botId: 123456789, stranger: "989350000000" };

const said: Record<number, string> = {
  2: "internal server error",
  3: "rate limit exceeded",
  4: "invalid input",
  8: "invalid phone number",
  17: "phone number is not bale user",
  20: "payment required",
  21: "maximum contact limit reached",
};

/** Bale's Safir: messages to phones, files, errors of one number in error_data, and repeats by request_id that send nothing. */
export function fakeSafir(): Provider {
  return {
    name: "bale_safir",
    answer: (call, fake) => {
      if (call.headers["api-access-key"] !== (fake.key ?? safirAccount.accessKey))
        return { status: 401, body: { message: "unauthorized" } };
      const { error } = fake.fault;
      if (call.path === "/api/v3/upload_file")
        return error ? { body: { error: failure(error, "") } } : { body: { file_id: "987141dd2672149" } };
      return call.path === "/api/v3/send_message" ? take(call, fake) : { status: 404, body: {} };
    },
    // It brings nothing: customers answer the bot.
    call: () => ({ method: "POST", headers: {}, query: "", body: "" }),
  };
}

function take({ values }: FakeCall, fake: Fake): FakeReply {
  const phone = String(values.phone_number ?? "");
  const refused = (code: number) => ({ body: { message_id: null, error_data: [failure(code, phone)] } });
  if (fake.fault.error && fake.fault.error >= 400) return { status: fake.fault.error, body: {} };
  if (!/^\+?98\d{10}$/.test(phone)) return refused(8);
  if (fake.fault.error) return refused(fake.fault.error);
  const { message } = (values.message_data ?? {}) as { message?: { text?: string; file_id?: string } };
  if (values.bot_id !== safirAccount.botId || !(message?.text || message?.file_id)) return refused(4);
  if (phone === safirAccount.stranger) return refused(17);
  const before = fake.sent.find((one) => values.request_id && one["request_id"] === values.request_id);
  const message_id = before?.["message_id"] ?? `523e6875-7c41-491b-8460-${String(fake.sent.length).padStart(12, "0")}`;
  if (!before) fake.sent.push({ ...message, phone, request_id: values.request_id, message_id });
  return { body: { message_id, error_data: null } };
}

function failure(code: number, phone_number: string) {
  return { phone_number, code, description: said[code] ?? "unknown" };
}
