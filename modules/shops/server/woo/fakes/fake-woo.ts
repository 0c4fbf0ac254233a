import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { deliver, deliveryOf, type FakeDelivery, type FakeHook, ping } from "./fake-hooks.ts";
import { type FakeList, listPage } from "./fake-lists.ts";
import type { FakeRefund, FakeRow } from "./woo-rows.ts";

/** What goes wrong until it is taken back. */
export type WooFault = {
  /** Milliseconds before every answer. */
  delay?: number;
  /** So many answers are this status, with `retry-after` where it is said. */
  status?: number;
  times?: number;
  retryAfter?: number;
  /** A security plugin answers instead, with a page. */
  html?: number;
  /** No pretty addresses: nothing under /wp-json. */
  permalinks?: true;
  /** WooCommerce is switched off. */
  off?: true;
  /** Nobody sees the header with the key. */
  blind?: true;
  /** Passes over `modified_after`, as before 5.8. */
  old?: true;
};

export type FakeWoo = {
  url: string;
  key: string;
  secret: string;
  /** Whether the key may write. */
  writes: boolean;
  currency: string;
  orders: FakeList;
  products: FakeList;
  customers: FakeList;
  refunds: Map<number, FakeRefund[]>;
  hooks: FakeHook[];
  fault: WooFault;
  /** Paths that were asked for. */
  asked: string[];
  /** Tells every active webhook of this topic; gives what was sent. */
  tell(topic: string, payload: unknown): Promise<FakeDelivery[]>;
  /** What would be sent, without sending it. */
  sign(topic: string, payload: unknown, secret: string): FakeDelivery;
  close(): Promise<void>;
};

/** Starts a WooCommerce shop on this machine's loopback, empty. */
export async function startFakeWoo(): Promise<FakeWoo> {
  const server = createServer((request, response) => void answer(fake, request, response));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  let sent = 0;
  const fake: FakeWoo = {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    key: "ck_0123456789abcdef",
    secret: "cs_0123456789abcdef",
    writes: true,
    currency: "IRT",
    orders: new Map(),
    products: new Map(),
    customers: new Map(),
    refunds: new Map(),
    hooks: [],
    fault: {},
    asked: [],
    async tell(topic, payload) {
      const heard = fake.hooks.filter((hook) => hook.topic === topic && hook.status === "active");
      return Promise.all(
        heard.map(async (hook) => {
          const delivery = deliveryOf(hook, payload, ++sent);
          await deliver(hook, delivery);
          return delivery;
        }),
      );
    },
    sign: (topic, payload, secret) =>
      deliveryOf({ id: 1, name: "", status: "active", topic, delivery_url: "", secret, failures: 0 }, payload, ++sent),
    close: () => new Promise((closed) => server.close(() => closed()).closeAllConnections()),
  };
  return fake;
}

type Answer = { status: number; body: unknown; headers?: Record<string, string> };
const refusal = (status: number, code: string): Answer => ({ status, body: { code, message: code, data: { status } } });

async function answer(fake: FakeWoo, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const url = new URL(request.url ?? "/", "http://fake");
  fake.asked.push(`${url.pathname}${url.search}`);
  const body = parts.length > 0 ? JSON.parse(Buffer.concat(parts).toString("utf8")) : {};
  if (fake.fault.delay) await new Promise((over) => setTimeout(over, fake.fault.delay).unref());
  const { status, body: said, headers } = await answerOf(fake, { request, url, body });
  const isPage = typeof said === "string";
  response.writeHead(status, { "content-type": isPage ? "text/html" : "application/json; charset=UTF-8", ...headers });
  response.end(isPage ? said : JSON.stringify(said));
}

type Asking = { request: IncomingMessage; url: URL; body: Record<string, unknown> };

async function answerOf(fake: FakeWoo, { request, url, body }: Asking): Promise<Answer> {
  const { fault } = fake;
  if (fault.status && (fault.times ?? 1) > 0) {
    fault.times = (fault.times ?? Number.POSITIVE_INFINITY) - 1;
    const headers = { ...(fault.retryAfter !== undefined && { "retry-after": String(fault.retryAfter) }) };
    return { ...refusal(fault.status, "fault"), headers };
  }
  if (fault.html) return { status: fault.html, body: "<html>Are you human?</html>" };
  const path = /^\/wp-json\/wc\/v3\/(.+)$/.exec(url.pathname)?.[1];
  if (!path || fault.permalinks) return { status: 404, body: "<html>Not found</html>" };
  if (fault.off) return refusal(404, "rest_no_route");
  const right = `Basic ${Buffer.from(`${fake.key}:${fake.secret}`).toString("base64")}`;
  if (fault.blind) return refusal(401, "woocommerce_rest_cannot_view");
  if (request.headers.authorization !== right) return refusal(401, "woocommerce_rest_authentication_error");
  const method = request.method ?? "GET";
  if (method !== "GET" && !fake.writes) return refusal(401, "woocommerce_rest_authentication_error");
  return resource(fake, { path, method, query: url.searchParams, body });
}

type Resource = { path: string; method: string; query: URLSearchParams; body: Record<string, unknown> };

async function resource(fake: FakeWoo, { path, method, query, body }: Resource): Promise<Answer> {
  const [name = "", id, part] = path.split("/");
  if (path === "data/currencies/current") return { status: 200, body: { code: fake.currency, name: "", symbol: "" } };
  if (name === "webhooks") return hooks(fake, { id: Number(id ?? 0), method, body });
  const lists: Record<string, FakeList> = { orders: fake.orders, products: fake.products, customers: fake.customers };
  const list = lists[name];
  if (!list) return refusal(404, "rest_no_route");
  if (part === "refunds") return { status: 200, body: fake.refunds.get(Number(id)) ?? [] };
  if (id) {
    const row = list.get(Number(id));
    return row ? { status: 200, body: row } : refusal(404, "woocommerce_rest_shop_order_invalid_id");
  }
  if (fake.fault.old) query.delete("modified_after");
  const { rows, total, pages } = listPage(list, query);
  return { status: 200, body: rows, headers: { "x-wp-total": String(total), "x-wp-totalpages": String(pages) } };
}

async function hooks(
  fake: FakeWoo,
  { id, method, body }: { id: number; method: string; body: Record<string, unknown> },
) {
  if (method === "GET") return { status: 200, body: fake.hooks.map(({ secret: _secret, ...shown }) => shown) };
  if (method === "PUT") {
    const known = fake.hooks.find((hook) => hook.id === id);
    if (!known) return refusal(404, "woocommerce_rest_shop_webhook_invalid_id");
    Object.assign(known, body, { failures: 0 });
    return { status: 200, body: known };
  }
  const made = { id: fake.hooks.length + 1, failures: 0, ...body } as FakeHook;
  fake.hooks.push(made);
  await ping(made);
  return { status: 201, body: made };
}

/** Changes a row of a list as the shop's own people do: its time of change moves on. */
export function change(list: FakeList, id: number, changed: Partial<FakeRow>, at: string): FakeRow {
  const row = { ...list.get(id)!, ...changed, date_modified_gmt: at };
  list.set(id, row);
  return row;
}
