import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { signedCall } from "../fakes/fake-graph-calls.ts";
import { metaApp, metaIds } from "../fakes/meta-app.ts";
import { fakeTools, hookRequest } from "../fakes/try-adapter.ts";
import { metaAccounts, metaAdapters } from "./testing/meta-accounts.ts";

const tools = fakeTools();
const asked = (query: Record<string, string>) => ({ method: "GET", headers: {}, query, body: Buffer.alloc(0) });
const refused = (code: string) => expect.objectContaining({ name: "Refusal", code });
const kinds = ["whatsapp", "instagram", "messenger"] as const;

describe.each(kinds)("the door of %s", (kind) => {
  const adapter = metaAdapters[kind];
  const settings = (change: object = {}) => adapter.settings.parse({ ...metaAccounts[kind], ...change });
  const read = (request: ReturnType<typeof hookRequest>, change: object = {}) =>
    adapter.readHook!(settings(change), request, tools);

  test("Meta's question is answered with its own word, and nobody else's", async () => {
    const right = { "hub.mode": "subscribe", "hub.verify_token": metaApp.verifyToken, "hub.challenge": "115820142" };
    expect(await read(asked(right))).toMatchObject({ messages: [], answer: "115820142" });
    for (const wrong of [{ "hub.verify_token": "guess" }, { "hub.mode": "unsubscribe" }, { "hub.verify_token": "" }])
      await expect(read(asked({ ...right, ...wrong }))).rejects.toEqual(refused("bad_signature"));
    await expect(read(asked({ ...right, "hub.challenge": "<script>" }))).rejects.toEqual(refused("not_understood"));
    await expect(read(asked({}))).rejects.toEqual(refused("bad_signature"));
  });

  test("a call is signed over its very bytes; while the secret changes both are good", async () => {
    const call = (secret?: string) => hookRequest(signedCall({ object: "x", entry: [] }, secret));
    expect(await read(call())).toMatchObject({ messages: [] });
    await expect(read(call("another-secret"))).rejects.toEqual(refused("bad_signature"));
    const changed = call();
    changed.body = Buffer.from(`${changed.body} `);
    await expect(read(changed)).rejects.toEqual(refused("bad_signature"));
    await expect(read({ ...call(), headers: {} })).rejects.toEqual(refused("bad_signature"));
    const rotated = { appSecret: "the-new-app-secret", appSecretBefore: metaApp.appSecret };
    expect(await read(call(), rotated)).toMatchObject({ messages: [] });
    expect(await read(call("the-new-app-secret"), rotated)).toMatchObject({ messages: [] });
    await expect(read(call(), { appSecret: "the-new-app-secret" })).rejects.toEqual(refused("bad_signature"));
  });

  test("whatever is signed is read or passed by, and never breaks", async () => {
    const part = fc.oneof(fc.jsonValue(), fc.constant({}));
    const event = fc.record({
      sender: part,
      recipient: part,
      timestamp: part,
      message: part,
      postback: part,
      read: part,
    });
    const value = fc.record({ metadata: part, messages: fc.array(part), statuses: fc.array(part), contacts: part });
    const entry = fc.record({
      id: fc.constantFrom(...Object.values(metaIds)),
      changes: fc.array(fc.record({ field: fc.constantFrom("messages", "feed", "comments"), value })),
      messaging: fc.array(fc.oneof(event, part)),
    });
    const object = fc.constantFrom("whatsapp_business_account", "instagram", "page");
    await fc.assert(
      fc.asyncProperty(object, fc.array(entry), async (name, entries) => {
        const received = await read(hookRequest(signedCall({ object: name, entry: entries })));
        expect(received.messages).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
