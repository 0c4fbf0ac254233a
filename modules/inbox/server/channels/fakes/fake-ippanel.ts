import { gatewayAccount, jsonCall, keep, knowsKey, nextId, statusOf, told } from "./fake-gateway.ts";
import type { Fake, FakeCall, FakeReply, Provider } from "./fake-server.ts";

type Heard = { id: number; number: string; from: string; message: string; time: string };

/** IPPanel Edge: plain and pattern (`welcome`) on one address, recipients' report, inbox after `from_id`, credit; every answer in `meta`. */
export function fakeIppanel(): Provider {
  const heard: Heard[] = [];
  return {
    name: "ippanel",
    answer: (call, fake) => {
      if (!knowsKey(fake, call.headers.authorization)) return refused(401, "400-1");
      const { error } = fake.fault;
      if (error) return refused(error, "400-2", error === 422 ? "insufficient credit" : "خطا");
      return answerOf(call, fake, heard);
    },
    call: ({ from, text, at }) => {
      const one = { id: nextId(), number: `+98${gatewayAccount.from}`, from, message: text };
      heard.push({ ...one, time: String(at ?? new Date().toISOString()) });
      return jsonCall({ from, text });
    },
  };
}

function answerOf({ path, values }: FakeCall, fake: Fake, heard: readonly Heard[]): FakeReply {
  if (path === "/v1/api/payment/credit/mine") return done({ credit: fake.credit ?? 2_500_000 });
  if (path === "/v1/api/send") return send(values, fake);
  if (path === "/v1/api/report/recipients") {
    const status = statusOf(fake, values["bulk_id"]);
    return done(status === null ? [] : [{ recipient: "+98", status }]);
  }
  if (path !== "/v1/api/report/messages-inbox") return refused(404, "400-2");
  const after = Number((values["filters"] as { from_id?: number } | undefined)?.from_id ?? 0);
  return done(told(fake, heard.filter(({ id }) => id > after).slice(0, 100)));
}

function send(
  { sending_type, from_number, message, code, params, recipients }: FakeCall["values"],
  fake: Fake,
): FakeReply {
  const pattern = sending_type === "pattern";
  const [to] = ((pattern ? recipients : (params as { recipients?: string[] })?.recipients) as string[]) ?? [];
  if (!pattern && sending_type !== "webservice") return refused(422, "400-2");
  if (pattern && code !== "welcome") return refused(422, "400-2", "pattern not found");
  if (!to?.startsWith("+98")) return refused(422, "400-2", "invalid recipient");
  const what = pattern ? { template: code, params } : { text: message };
  const id = keep(fake, { from: from_number, to, ...what, status: 1 });
  return { body: { data: { message_outbox_ids: [id] }, meta: { status: true, message_code: "200-1" } } };
}

function done(data: unknown): FakeReply {
  return { body: { data, meta: { status: true, message: "انجام شد", message_code: "200-1" } } };
}

function refused(status: number, code: string, message = "خطا"): FakeReply {
  return { status, body: { data: null, meta: { status: false, message, message_code: code, errors: {} } } };
}
