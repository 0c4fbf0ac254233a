import { gatewayAccount, jsonCall, keep, knowsKey, nextId, statusOf, told } from "./fake-gateway.ts";
import type { Fake, FakeCall, FakeReply, Provider } from "./fake-server.ts";

type Heard = { id: number; message: string; sender: string; lineNumber: string; receiveDate: string };

/** Ghasedak: bulk, by template (`welcome`), status, received and the account; an `IsSuccess` in every answer. */
export function fakeGhasedak(): Provider {
  const heard: Heard[] = [];
  return {
    name: "ghasedak",
    answer: (call, fake) => {
      if (!knowsKey(fake, call.headers["apikey"])) return refused(401, 401);
      const { error } = fake.fault;
      if (error) return refused(error === 429 ? 429 : 400, error);
      return answerOf(call, fake, heard);
    },
    call: ({ from, text, at }) => {
      const id = nextId();
      heard.push({
        id,
        message: text,
        sender: from,
        lineNumber: gatewayAccount.from,
        receiveDate: String(at ?? new Date().toISOString()),
      });
      return jsonCall({ id, from, to: gatewayAccount.from, text });
    },
  };
}

function answerOf({ path, values }: FakeCall, fake: Fake, heard: readonly Heard[]): FakeReply {
  const method = path.replace("/rest/api/v1/WebService/", "");
  if (method === "GetAccountInformation") return done({ Credit: fake.credit ?? 3_000_000, Plan: "پایه" });
  if (method === "SendBulkSMS") return sendBulk(values, fake);
  if (method === "SendOtpSMS") return byTemplate(values, fake);
  if (method === "CheckSmsStatus") {
    const ids = String(values["Ids"]).split(",");
    return done({ Items: ids.map((id) => ({ MessageId: id, Status: statusOf(fake, id) })) });
  }
  if (method !== "GetReceivedSmses") return refused(400, 400);
  const since = Date.parse(String(values["StartDate"]));
  const page = (Number(values["PageIndex"]) - 1) * Number(values["PageSize"]);
  const found = told(
    fake,
    heard.filter(({ receiveDate }) => Date.parse(receiveDate) >= since),
  );
  return done({ Items: found.slice(page, page + Number(values["PageSize"])) });
}

function sendBulk({ lineNumber, message, receptors, clientReferenceId }: FakeCall["values"], fake: Fake): FakeReply {
  if (!Array.isArray(receptors)) return refused(400, 400);
  const id = keep(fake, { from: lineNumber, to: receptors[0], text: message, clientReferenceId, status: 0 });
  return done({ Items: [{ Receptor: receptors[0], MessageId: String(id), ClientReferenceId: clientReferenceId }] });
}

function byTemplate({ templateName, receptors, inputs }: FakeCall["values"], fake: Fake): FakeReply {
  if (templateName !== "welcome") return refused(400, 424);
  const [one] = receptors as { mobile: string; clientReferenceId: string }[];
  const id = keep(fake, { to: one!.mobile, template: templateName, inputs, status: 0 });
  return done({ Items: [{ Receptor: one!.mobile, MessageId: String(id) }] });
}

function done(Data: unknown): FakeReply {
  return { body: { IsSuccess: true, Message: "", StatusCode: 200, Data } };
}

function refused(status: number, code: number): FakeReply {
  return { status, body: { IsSuccess: false, Message: "خطا", StatusCode: code, Data: null } };
}
