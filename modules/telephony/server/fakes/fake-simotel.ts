import { createServer, type IncomingMessage } from "node:http";

/** What goes wrong until it is switched off again. */
export type SimotelFault = { delay?: number; error?: number };

/** Where it posts what happens, as one fills it in on its panel. */
export type SimotelHook = { url: string; user: string; password: string };

export type FakeSimotel = {
  url: string;
  /** The API's user, password and key that it knows. */
  account: { user: string; password: string; key: string };
  fault: SimotelFault;
  hook: SimotelHook | null;
  /** Every order of a call that was taken. */
  originated: Record<string, unknown>[];
  /** Posts an event and gives the status it was answered. */
  tell(event: Record<string, unknown>): Promise<number>;
  close(): Promise<void>;
};

/** Starts a stand-in for Simotel on this machine's loopback: its API for calls, and its webhooks. */
export async function startFakeSimotel(port = 0): Promise<FakeSimotel> {
  const account = { user: "hamdel-api", password: "simotel-pass", key: "simotel-key" };
  const server = createServer(async (request, response) => {
    const { status, body } = await answer(fake, request);
    if (fake.fault.delay) await new Promise((over) => setTimeout(over, fake.fault.delay).unref());
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
  const fake: FakeSimotel = {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    account,
    fault: {},
    hook: null,
    originated: [],
    async tell(event) {
      if (!fake.hook) return 0;
      const { url, user, password } = fake.hook;
      const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
      const headers = { "content-type": "application/json", authorization };
      return (await fetch(url, { method: "POST", headers, body: JSON.stringify(event) })).status;
    },
    close: () => new Promise((closed) => server.close(() => closed()).closeAllConnections()),
  };
  return fake;
}

async function answer(fake: FakeSimotel, request: IncomingMessage): Promise<{ status: number; body: unknown }> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { user, password, key } = fake.account;
  const right = `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  if (request.headers.authorization !== right || request.headers["x-apikey"] !== key)
    return { status: 401, body: { success: 0, message: "Unauthorized" } };
  if (fake.fault.error) return { status: fake.fault.error, body: { success: 0, message: "error" } };
  if (request.url?.endsWith("/pbx/users/search")) return { status: 200, body: { success: 1, data: [] } };
  if (!request.url?.endsWith("/call/originate/act")) return { status: 404, body: { success: 0 } };
  const order = JSON.parse(Buffer.concat(parts).toString("utf8")) as Record<string, unknown>;
  if (!order["caller"] || !order["callee"]) return { status: 200, body: { success: 0, message: "caller, callee" } };
  fake.originated.push(order);
  return {
    status: 200,
    body: { success: 1, message: "", data: { originated_call_id: `o-${fake.originated.length}` } },
  };
}

export type SimotelCall = {
  id: string;
  number: string;
  extension: string;
  began: string;
  ended: string;
  queue?: string;
};

/** What Simotel tells of a call from outside that was answered, in the order in which it happens. */
export function answeredCall({ id, number, extension, began, ended, queue }: SimotelCall): Record<string, unknown>[] {
  const state = { event_name: "NewState", exten: extension, participant: number, direction: "in", unique_id: id };
  const talk =
    Math.round((Date.parse(`${ended}Z`.replace(" ", "T")) - Date.parse(`${began}Z`.replace(" ", "T"))) / 1000) - 8;
  const record = { starttime: began, endtime: ended, src: number, dst: extension, type: "incoming", unique_id: id };
  return [
    { event_name: "IncomingCall", number, unique_id: id, entry_point: "02191000000" },
    { ...state, state: "Ringing", queue },
    { ...state, state: "InUse", queue },
    { ...state, state: "Idle" },
    { event_name: "Cdr", ...record, disposition: "ANSWERED", billsec: talk, wait: 8, record: `${id}.mp3` },
    ...(queue
      ? [{ event_name: "CdrQueue", ...record, queue, disposition: "ANSWERED", billsec: talk, agent_wait: 8 }]
      : []),
  ];
}

/** What it tells of one that nobody answered. */
export function missedCall({ id, number, extension, began, ended }: SimotelCall): Record<string, unknown>[] {
  const state = { event_name: "NewState", exten: extension, participant: number, direction: "in", unique_id: id };
  const record = { starttime: began, endtime: ended, src: number, dst: extension, type: "incoming", unique_id: id };
  return [
    { event_name: "IncomingCall", number, unique_id: id, entry_point: "02191000000" },
    { ...state, state: "Ringing" },
    { ...state, state: "Idle" },
    { event_name: "Cdr", ...record, disposition: "NO ANSWER", billsec: 0, wait: 20 },
  ];
}
