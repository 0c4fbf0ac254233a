import type { Fake, FakeReply, Inbound, Provider } from "./fake-server.ts";

/** The key, user and line that these fakes know. */
export const gatewayAccount = { key: "gateway-key", user: "shop", from: "30007732" };

let last = 876_240;

function keep(fake: Fake, message: Record<string, unknown>): number {
  fake.sent.push({ ...message, id: ++last });
  return last;
}

/** SMS.ir: POST /v1/send/bulk, logical errors with HTTP 400. */
export function fakeSmsIr(): Provider {
  const refused = (status: number, code: number): FakeReply => ({
    status,
    body: { status: code, message: "خطا", data: null },
  });
  return {
    name: "smsir",
    answer: ({ path, headers, values }, fake) => {
      if (headers["x-api-key"] !== gatewayAccount.key) return refused(401, 10);
      if (fake.fault.error === 429) return refused(429, 20);
      if (fake.fault.error) return refused(400, fake.fault.error);
      const { lineNumber, messageText, mobiles } = values;
      if (path !== "/v1/send/bulk" || typeof lineNumber !== "number" || !Array.isArray(mobiles))
        return refused(400, 104);
      const id = keep(fake, { from: lineNumber, to: mobiles[0], text: messageText });
      return { body: { status: 1, message: "موفق", data: { packId: "a5b1", messageIds: [id], cost: 1 } } };
    },
    call: ({ from, text, at = "2026-03-01T10:00:00+03:30" }) =>
      jsonCall({
        messageText: text,
        number: Number(gatewayAccount.from),
        mobile: Number(from.replace(/\D/g, "")),
        receivedDateTime: at,
      }),
  };
}

/** IPPanel Edge: POST /v1/api/send, every answer in `meta`. */
export function fakeIppanel(): Provider {
  const refused = (status: number, code: string): FakeReply => ({
    status,
    body: { data: null, meta: { status: false, message: "خطا", message_code: code, errors: {} } },
  });
  return {
    name: "ippanel",
    answer: ({ path, headers, values }, fake) => {
      if (headers.authorization !== gatewayAccount.key) return refused(401, "400-1");
      if (fake.fault.error) return refused(fake.fault.error, "400-2");
      const { sending_type, from_number, message, params } = values;
      const [to] = (params as { recipients?: string[] })?.recipients ?? [];
      if (path !== "/v1/api/send" || sending_type !== "webservice" || !to?.startsWith("+98"))
        return refused(422, "400-2");
      const id = keep(fake, { from: from_number, to, text: message });
      return { body: { data: { message_outbox_ids: [id] }, meta: { status: true, message_code: "200-1" } } };
    },
    call: ({ from, text }) => jsonCall({ from, text }),
  };
}

/** Melipayamak: a form with user name and password, always HTTP 200; calls by GET. */
export function fakeMelipayamak(): Provider {
  const refused = (RetStatus: number): FakeReply => ({ body: { Value: "", RetStatus, StrRetStatus: "Error" } });
  return {
    name: "melipayamak",
    answer: ({ path, values }, fake) => {
      if (values.username !== gatewayAccount.user || values.password !== gatewayAccount.key) return refused(0);
      if (fake.fault.error) return refused(fake.fault.error);
      if (path !== "/api/SendSMS/SendSMS" || !values.to || !values.text) return refused(7);
      const id = keep(fake, { from: values.from, to: values.to, text: values.text });
      return { body: { Value: String(id), RetStatus: 1, StrRetStatus: "Ok" } };
    },
    call: ({ from, text }) => {
      const query = new URLSearchParams({ to: gatewayAccount.from, body: text, from }).toString();
      return { method: "GET", headers: {}, query, body: "" };
    },
  };
}

/** Ghasedak: POST /rest/api/v1/WebService/SendBulkSMS. */
export function fakeGhasedak(): Provider {
  const refused = (status: number, code: number): FakeReply => ({
    status,
    body: { IsSuccess: false, Message: "خطا", StatusCode: code, Data: null },
  });
  return {
    name: "ghasedak",
    answer: ({ path, headers, values }, fake) => {
      if (headers.apikey !== gatewayAccount.key) return refused(401, 401);
      if (fake.fault.error) return refused(fake.fault.error === 429 ? 429 : 400, fake.fault.error);
      const { lineNumber, message, receptors, clientReferenceId } = values;
      if (!path.endsWith("/SendBulkSMS") || !Array.isArray(receptors)) return refused(400, 400);
      keep(fake, { from: lineNumber, to: receptors[0], text: message, clientReferenceId });
      return { body: { IsSuccess: true, Message: "", StatusCode: 200, Data: { Items: [] } } };
    },
    call: ({ from, text }) => jsonCall({ from, text }),
  };
}

function jsonCall(body: Inbound | Record<string, unknown>) {
  return { method: "POST", headers: { "content-type": "application/json" }, query: "", body: JSON.stringify(body) };
}
