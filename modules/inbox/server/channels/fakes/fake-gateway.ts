import type { Fake, Hooked } from "./fake-server.ts";

/** The key, user and line that the fake gateways know. */
export const gatewayAccount = { key: "gateway-key", user: "shop", from: "30007732" };

let last = 876_240;

/** The next number of a message. */
export function nextId(): number {
  return ++last;
}

/** Keeps a message that was taken, and gives its number. `status` is the provider's word for how far it came; a test changes it. */
export function keep(fake: Fake, message: Record<string, unknown>): number {
  const id = nextId();
  fake.sent.push({ ...message, id });
  return id;
}

/** What became of a message, as a test set it; null for one the fake never took. */
export function statusOf(fake: Fake, id: unknown): unknown {
  return fake.sent.find((one) => String(one["id"]) === String(id))?.["status"] ?? null;
}

/** Whether a call carries the key that the provider knows now. */
export function knowsKey(fake: Fake, key: unknown): boolean {
  return key === (fake.key ?? gatewayAccount.key);
}

/** Messages that wait to be fetched, told twice or backwards where the fault says so. */
export function told<Row>({ fault }: Fake, rows: readonly Row[]): Row[] {
  const all = fault.twice ? rows.flatMap((row) => [row, row]) : [...rows];
  return fault.backwards ? all.reverse() : all;
}

/** A webhook with a JSON body. */
export function jsonCall(body: Record<string, unknown>): Hooked {
  return { method: "POST", headers: { "content-type": "application/json" }, query: "", body: JSON.stringify(body) };
}
