import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** What goes wrong until it is switched off again. */
export type Fault = {
  /** Milliseconds before every answer. */
  delay?: number;
  /** The message is accepted, and the connection closed without an answer. */
  silent?: boolean;
  /** The provider's own number of an error: 418 at Kavenegar, 403 at a bot. */
  error?: number;
  /** Every inbound message comes twice. */
  twice?: boolean;
  /** Inbound messages come newest first. */
  backwards?: boolean;
};

export type FakeCall = {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  /** Query, form and JSON together; a file of a form as its name. */
  values: Record<string, unknown>;
};
export type FakeReply = { status?: number; headers?: Record<string, string>; body: unknown };

/** What a person or a test tells the customer's phone to send. */
export type Inbound = { from: string; text: string } & Record<string, unknown>;
export type Hooked = { method: string; headers: Record<string, string>; query: string; body: string };

export type Fake = {
  name: string;
  url: string;
  /** Every message that was taken, oldest first. */
  sent: Record<string, unknown>[];
  /** Presses of buttons that the provider was told of. */
  pressed: string[];
  fault: Fault;
  /** Where inbound messages are brought; without one they wait to be asked for. */
  hookUrl: string | null;
  /** The key it knows, where it was changed in the panel. */
  key: string | null;
  /** What is left on the account, where a test set it. */
  credit: number | null;
  /** A message of a customer. Gives the calls it makes, also where there is no hookUrl to make them to. */
  hear(inbound: Inbound): Promise<Hooked[]>;
  close(): Promise<void>;
};

/** How one provider answers and calls. `answer` keeps what it takes in `sent`; `call` gives the webhook for an inbound message. */
export type Provider = {
  name: string;
  answer(call: FakeCall, fake: Fake): FakeReply;
  call(inbound: Inbound, fake: Fake): Hooked;
};

/** Starts a fake on this machine's loopback; port 0 lets the system choose. */
export async function startFake(provider: Provider, port = 0): Promise<Fake> {
  const server = createServer((request, response) => void converse(provider, fake, { request, response }));
  await new Promise<void>((ready, broken) => server.once("error", broken).listen(port, "127.0.0.1", ready));
  const fake: Fake = {
    name: provider.name,
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    sent: [],
    pressed: [],
    fault: {},
    hookUrl: null,
    key: null,
    credit: null,
    hear: (inbound) => bring(fake, provider.call(inbound, fake)),
    close: () => new Promise((closed) => server.close(() => closed()).closeAllConnections()),
  };
  return fake;
}

type Exchange = { request: IncomingMessage; response: ServerResponse };

async function converse(provider: Provider, fake: Fake, { request, response }: Exchange): Promise<void> {
  const call = await readCall(request);
  const { status = 200, headers = {}, body } = provider.answer(call, fake);
  if (fake.fault.silent) return void response.destroy();
  if (fake.fault.delay) await new Promise((over) => setTimeout(over, fake.fault.delay).unref());
  const plain = typeof body === "string" || Buffer.isBuffer(body);
  response.writeHead(status, { "content-type": plain ? "text/plain" : "application/json; charset=utf-8", ...headers });
  response.end(plain ? body : JSON.stringify(body));
}

async function readCall(request: IncomingMessage): Promise<FakeCall> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const url = new URL(request.url ?? "/", "http://fake");
  const body = await readBody(Buffer.concat(parts), request.headers["content-type"] ?? "");
  const values = { ...Object.fromEntries(url.searchParams), ...body };
  return { method: request.method ?? "GET", path: url.pathname, headers: request.headers, values };
}

async function readBody(bytes: Buffer, contentType: string): Promise<Record<string, unknown>> {
  if (bytes.length === 0) return {};
  try {
    if (contentType.includes("json")) return JSON.parse(bytes.toString("utf8"));
    const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": contentType } }).formData();
    return Object.fromEntries([...form].map(([name, value]) => [name, typeof value === "string" ? value : value.name]));
  } catch {
    return {};
  }
}

async function bring(fake: Fake, hooked: Hooked): Promise<Hooked[]> {
  const calls = fake.fault.twice ? [hooked, hooked] : [hooked];
  for (const { method, headers, query, body } of fake.hookUrl ? calls : []) {
    const url = `${fake.hookUrl}${query && `?${query}`}`;
    await fetch(url, { method, headers, ...(body && { body }) }).catch(() => undefined);
  }
  return calls;
}
