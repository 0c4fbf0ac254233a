import { gatewayAccount, jsonCall, keep, knowsKey, statusOf, told } from "./fake-gateway.ts";
import type { Fake, FakeCall, FakeReply, Provider } from "./fake-server.ts";

type Heard = { messageText: string; number: number; mobile: number; receivedDateTime: number };

const said: Record<number, string> = {
  10: "کلید وب سرویس نامعتبر است",
  20: "تعداد درخواست غیرمجاز",
  102: "اعتبار کافی نیست",
};

/** SMS.ir: bulk, verify (template 100000), status, received and credit; logical errors with HTTP 400. */
export function fakeSmsIr(): Provider {
  const heard: Heard[] = [];
  return {
    name: "smsir",
    answer: (call, fake) => {
      if (!knowsKey(fake, call.headers["x-api-key"])) return refused(401, 10);
      const { error } = fake.fault;
      if (error) return refused(error === 20 || error === 429 ? 429 : 400, error === 429 ? 20 : error);
      return answerOf(call, fake, heard);
    },
    call: ({ from, text, at }) => {
      const when = at ? new Date(String(at)) : new Date();
      const one = { messageText: text, number: Number(gatewayAccount.from), mobile: Number(from.replace(/\D/g, "")) };
      heard.unshift({ ...one, receivedDateTime: Math.floor(when.getTime() / 1000) });
      return jsonCall({ ...one, receivedDateTime: when.toISOString() });
    },
  };
}

function answerOf({ path, values }: FakeCall, fake: Fake, heard: readonly Heard[]): FakeReply {
  if (path === "/v1/credit") return done(fake.credit ?? 15_000);
  if (path === "/v1/send/bulk") return sendBulk(values, fake);
  if (path === "/v1/send/verify") return verify(values, fake);
  if (path === "/v1/receive/live") return page(values, told(fake, heard));
  if (path === "/v1/receive/archive") return page(values, []);
  const [, id] = /^\/v1\/send\/(\d+)$/.exec(path) ?? [];
  const known = id ? fake.sent.some((one) => String(one["id"]) === id) : false;
  return known
    ? done({ messageId: Number(id), deliveryState: statusOf(fake, id), deliveryDateTime: null })
    : refused(400, 111);
}

function sendBulk({ lineNumber, messageText, mobiles }: FakeCall["values"], fake: Fake): FakeReply {
  if (typeof lineNumber !== "number" || !Array.isArray(mobiles)) return refused(400, 104);
  const id = keep(fake, { from: lineNumber, to: mobiles[0], text: messageText, status: null });
  return done({ packId: "a5b1", messageIds: [id], cost: 1 });
}

function verify({ mobile, templateId, parameters }: FakeCall["values"], fake: Fake): FakeReply {
  if (templateId !== 100_000) return refused(400, 113);
  const id = keep(fake, { to: mobile, template: templateId, parameters, status: null });
  return done({ messageId: id, cost: 1 });
}

function page({ pageNumber, pageSize }: FakeCall["values"], rows: readonly Heard[]): FakeReply {
  const from = (Number(pageNumber) - 1) * Number(pageSize);
  return done(rows.slice(from, from + Number(pageSize)));
}

function done(data: unknown): FakeReply {
  return { body: { status: 1, message: "موفق", data } };
}

function refused(http: number, status: number): FakeReply {
  return { status: http, body: { status, message: said[status] ?? "خطا", data: null } };
}
