import { guardedFetch, guardedReach } from "../../../../../platform/outgoing/index.ts";
import type { ChannelTools, HookRequest, Outgoing } from "../channel-adapter.ts";
import type { Hooked } from "./fake-server.ts";

/** Tools that reach this machine's fakes through the guard; `timeout` in milliseconds. */
export function fakeTools(timeout = 5000): ChannelTools {
  return {
    fetch: guardedFetch({ allowPrivate: ["127.0.0.1"], timeout }),
    reach: guardedReach(["127.0.0.1"]),
    now: new Date("2026-03-01T08:30:00Z"),
    secretKey: Buffer.alloc(32, 7),
  };
}

/** A message to a customer, ordinary but for what is given. */
export function outgoing(given: Partial<Outgoing>): Outgoing {
  const thread = { conversationId: 1, subject: null, externalIds: [] };
  return {
    key: "message-1",
    to: "+989123456789",
    text: "سلام، سفارش شما فرستاده شد.",
    html: null,
    files: [],
    thread,
    ...given,
  };
}

/** A provider's call as the caller hands it to an adapter. */
export function hookRequest({ method, headers, query, body }: Hooked): HookRequest {
  return { method, headers, query: Object.fromEntries(new URLSearchParams(query)), body: Buffer.from(body) };
}
