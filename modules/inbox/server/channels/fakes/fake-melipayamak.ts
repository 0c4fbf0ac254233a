import { gatewayAccount, keep, knowsKey, nextId, statusOf, told } from "./fake-gateway.ts";
import type { Fake, FakeCall, FakeReply, Provider } from "./fake-server.ts";

type Heard = { MsgID: number; Body: string; SendDate: string; Sender: string; Receiver: string };

/** Melipayamak: a form with user name and password, always HTTP 200; template 5001 with two gaps; calls by GET. */
export function fakeMelipayamak(): Provider {
  const heard: Heard[] = [];
  return {
    name: "melipayamak",
    answer: (call, fake) => {
      const { username, password } = call.values;
      if (username !== gatewayAccount.user || !knowsKey(fake, password)) return refused(0);
      return fake.fault.error ? refused(fake.fault.error) : answerOf(call, fake, heard);
    },
    call: ({ from, text, at }) => {
      const SendDate = String(at ?? new Date().toISOString());
      heard.unshift({ MsgID: nextId(), Body: text, SendDate, Sender: from, Receiver: gatewayAccount.from });
      const query = new URLSearchParams({ to: gatewayAccount.from, body: text, from }).toString();
      return { method: "GET", headers: {}, query, body: "" };
    },
  };
}

function answerOf({ path, values }: FakeCall, fake: Fake, heard: readonly Heard[]): FakeReply {
  const method = path.replace("/api/SendSMS/", "");
  if (method === "GetCredit") return done(String(fake.credit ?? 1250.5));
  if (method === "GetDeliveries2") return done(String(statusOf(fake, values["recId"]) ?? -1));
  if (method === "BaseServiceNumber") return byTemplate(values, fake);
  if (method === "GetMessages") {
    const from = Number(values["index"]);
    return {
      body: { Data: told(fake, heard).slice(from, from + Number(values["count"])), RetStatus: 1, StrRetStatus: "Ok" },
    };
  }
  if (method !== "SendSMS" || !values["to"] || !values["text"]) return refused(7);
  return done(String(keep(fake, { from: values["from"], to: values["to"], text: values["text"], status: 0 })));
}

function byTemplate({ to, text, bodyId }: FakeCall["values"], fake: Fake): FakeReply {
  if (String(to).includes(",")) return done("-2");
  if (bodyId !== "5001") return done("-4");
  if (String(text).split(";").length !== 2) return done("-5");
  return done(String(keep(fake, { to, template: bodyId, text, status: 0 })));
}

function done(Value: string): FakeReply {
  return { body: { Value, RetStatus: 1, StrRetStatus: "Ok" } };
}

function refused(RetStatus: number): FakeReply {
  return { body: { Value: "", RetStatus, StrRetStatus: "Error" } };
}
