import type { Fake, FakeCall, FakeReply, Inbound, Provider } from "./fake-server.ts";

/** The key and line that the fake knows. */
export const kavenegarAccount = { apiKey: "kavenegar-key", sender: "10004346" };

const said: Record<number, string> = {
  200: "تایید شد",
  403: "کد شناسائی API-Key معتبر نمی‌باشد",
  411: "گیرنده نامعتبر است",
  412: "فرستنده نامعتبر است",
  413: "پیام خالی است یا طول آن بیش از حد مجاز است",
  418: "اعتبار حساب شما کافی نیست",
  424: "الگوی مورد نظر پیدا نشد",
  431: "ساختار کد صحیح نمی‌باشد",
};

/** Kavenegar: send, lookup, status, receive and account/info. Template `welcome` exists; status of a message is what its `status` says. */
export function fakeKavenegar(): Provider {
  const waiting: Record<string, unknown>[] = [];
  let last = 8792343;
  const nextId = () => ++last;
  const answers: Record<string, (call: FakeCall, fake: Fake) => FakeReply> = {
    "sms/send": ({ values }, fake) => send(values, fake, nextId),
    "verify/lookup": ({ values }, fake) => lookUp(values, fake, nextId),
    "sms/status": ({ values }, fake) => statuses(String(values.messageid), fake),
    "account/info": (_call, { credit }) =>
      entries({ remaincredit: credit ?? 1_500_000, expiredate: 13_548_889_000, type: "Master" }),
    "sms/receive": (_call, { fault }) => {
      const page = waiting.splice(0, 100);
      const told = fault.twice ? page.flatMap((entry) => [entry, entry]) : page;
      return entries(fault.backwards ? told.reverse() : told);
    },
  };
  return {
    name: "kavenegar",
    answer: (call, fake) => {
      const [, key, method = ""] = /^\/v1\/([^/]+)\/(.+)\.json$/.exec(call.path) ?? [];
      if (key !== (fake.key ?? kavenegarAccount.apiKey)) return refused(403);
      if (fake.fault.error) return refused(fake.fault.error);
      return answers[method]?.(call, fake) ?? refused(404);
    },
    call: (inbound) => {
      const messageid = nextId();
      const date = Math.floor(Date.now() / 1000);
      const { from, text } = inbound;
      waiting.push({ messageid, message: text, sender: from, receptor: kavenegarAccount.sender, date });
      return panelCall(inbound, messageid);
    },
  };
}

function panelCall({ from, text }: Inbound, messageid: number) {
  const form = { from, to: kavenegarAccount.sender, message: text, messageid: String(messageid) };
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return { method: "POST", headers, query: "", body: new URLSearchParams(form).toString() };
}

function send(values: Record<string, unknown>, fake: Fake, nextId: () => number): FakeReply {
  const { receptor, message, sender, localid } = values;
  if (!/^0?9\d{9}$|^00\d{8,15}$/.test(String(receptor))) return refused(411);
  if (sender !== kavenegarAccount.sender) return refused(412);
  if (!message || String(message).length > 900) return refused(413);
  const before = localid ? fake.sent.find((one) => one.localid === localid) : undefined;
  if (before) return entries([before]);
  const messageid = nextId();
  const one = {
    messageid,
    message,
    status: 1,
    statustext: "در صف ارسال",
    sender,
    receptor,
    date: 1_758_000_000,
    cost: 1200,
  };
  fake.sent.push({ ...one, localid });
  return entries([one]);
}

function lookUp(values: Record<string, unknown>, fake: Fake, nextId: () => number): FakeReply {
  const { receptor, template, token } = values;
  if (!/^0?9\d{9}$/.test(String(receptor))) return refused(411);
  if (template !== "welcome") return refused(424);
  if (!token || /[\s_]/.test(String(token))) return refused(431);
  const one = {
    messageid: nextId(),
    message: `${template} ${token}`,
    status: 5,
    receptor,
    sender: "service",
    cost: 900,
  };
  fake.sent.push({ ...one, ...values });
  return entries([one]);
}

function statuses(ids: string, fake: Fake): FakeReply {
  const asked = ids.split(",");
  if (asked.length > 500) return refused(414);
  const statusOf = (id: string) => fake.sent.find(({ messageid }) => String(messageid) === id)?.status ?? 100;
  return entries(asked.map((id) => ({ messageid: Number(id), status: statusOf(id), statustext: "" })));
}

function entries(found: unknown): FakeReply {
  return { body: { return: { status: 200, message: said[200] }, entries: found } };
}

function refused(status: number): FakeReply {
  const http = status >= 400 && status <= 599 ? status : 400;
  return { status: http, body: { return: { status, message: said[status] ?? "خطا" }, entries: null } };
}
