import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { inboxApp } from "../../testing/inbox-app.ts";
import { adviseDomain } from "./email/setup/advise-domain.ts";
import { botAccount, fakeBot } from "./fakes/fake-bot.ts";
import { startFake } from "./fakes/fake-server.ts";
import { everyAdapter } from "./registry.ts";
import { sentencesOf } from "./sentences.ts";

const database = await testDatabase();
const plain = await testHouse(database);
const house = { ...plain, config: { ...plain.config, allowPrivate: ["127.0.0.1"] } };

test("two kinds of one channel mean the same by a code, and every sentence speaks both languages", () => {
  const meant = new Map<string, string>();
  for (const { channel, kind, problems } of everyAdapter().filter(({ kind: one }) => one !== "pigeon")) {
    for (const [code, { fa, en }] of Object.entries(problems)) {
      const before = meant.get(`${channel} ${code}`);
      expect({ kind, code, said: before ?? fa }).toEqual({ kind, code, said: fa });
      meant.set(`${channel} ${code}`, fa);
      expect(fa).toMatch(/[؀-ۿ]/);
      expect(en).not.toMatch(/[؀-ۿ]/);
    }
  }
});

test("a reader is told in their language what a code means, on every channel", async () => {
  const { desk } = await inboxApp(house);
  const { channels } = (await desk.ask("/api/v1/channel-sentences")).body;
  expect(channels.sms.provider_credit).toBe(sentencesOf("fa")["sms"]!["provider_credit"]);
  expect(channels.telegram.blocked).toContain("بات شما را بسته");
  expect(channels.email.interrupted).toContain("از مشتری بپرسید");
  expect(sentencesOf("en")["email"]!["auth_failed"]).toContain("did not accept");
});

test("forms of known providers are given to who connects channels, and to nobody else", async () => {
  const { boss, desk } = await inboxApp(house);
  const { rows } = (await boss.ask("/api/v1/channel-presets")).body;
  expect(rows.map((row: { id: string }) => row.id)).toEqual(["smsir", "ippanel", "melipayamak", "ghasedak"]);
  expect((await desk.ask("/api/v1/channel-presets")).status).toBe(403);
});

test("a bot is told to call in, and to wait to be asked again", async () => {
  const { boss, app } = await inboxApp(house);
  const fake = await startFake(fakeBot("telegram"));
  const settings = { baseUrl: fake.url, token: botAccount.token };
  const made = await boss.ask({
    method: "POST",
    url: "/api/v1/channels",
    payload: { kind: "telegram", name: "بات", settings },
  });
  expect(made.body.settings.by).toBe("polling");
  const url = `/api/v1/channels/${made.body.id}/hook`;
  const called = await boss.ask({ method: "POST", url });
  expect(called.body).toMatchObject({ settings: { by: "webhook" }, problem: null });
  expect(called.body.hook_path).not.toBe(made.body.hook_path);
  expect((await app.inject({ method: "POST", url: made.body.hook_path, payload: {} })).statusCode).toBe(404);
  expect((await app.inject({ method: "POST", url: called.body.hook_path, payload: {} })).statusCode).toBe(403);
  const ended = await boss.ask({ method: "DELETE", url });
  expect(ended.body).toMatchObject({ settings: { by: "polling" }, hook_path: null });
  expect((await app.inject({ method: "POST", url: called.body.hook_path, payload: {} })).statusCode).toBe(404);
  await fake.close();
  const silent = await boss.ask({ method: "POST", url });
  expect(silent).toMatchObject({ status: 502 });
  const [row] = (await boss.ask("/api/v1/channels")).body.rows;
  expect(row).toMatchObject({ settings: { by: "polling" }, problem: "provider_unreachable" });
});

test("what is missing in DNS comes with its record", async () => {
  const zone: Record<string, string[]> = {
    "shop.example": ["v=spf1 mx +all"],
    "_dmarc.shop.example": ["v=DMARC1; p=none"],
  };
  const resolver = {
    resolveTxt: async (name: string) => {
      if (!zone[name]) throw Object.assign(new Error(), { code: "ENOTFOUND" });
      return zone[name].map((one) => [one]);
    },
  };
  const asked = {
    address: "help@shop.example",
    smtpHost: "mail.shop.example",
    selector: "s1",
    language: "fa" as const,
  };
  const found = await adviseDomain(asked, resolver);
  expect(found.map(({ code, name, advice }) => [code, name, advice])).toEqual([
    ["spf_open", "shop.example", "v=spf1 mx ~all"],
    ["dkim_missing", "s1._domainkey.shop.example", "v=DKIM1; k=rsa; p=…"],
    ["dmarc_watches", "_dmarc.shop.example", "v=DMARC1; p=quarantine; rua=mailto:postmaster@shop.example"],
  ]);
  const [spf] = await adviseDomain({ ...asked, address: "a@b.example" }, resolver);
  expect(spf).toMatchObject({ code: "spf_missing", advice: "v=spf1 mx a:mail.shop.example ~all" });
});
