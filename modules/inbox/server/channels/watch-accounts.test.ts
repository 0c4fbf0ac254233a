import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { type Dovecot, dovecotServer, hasDovecot } from "../../testing/dovecot-server.ts";
import { inboxApp } from "../../testing/inbox-app.ts";
import { withMailbox } from "./email/imap/mailbox.ts";
import { emailSettings } from "./email/settings.ts";
import { holdAccounts } from "./hold-accounts.ts";
import { pollChannels } from "./poll-channels.ts";

const database = await testDatabase();
const plain = await testHouse(database);
const house = { ...plain, config: { ...plain.config, allowPrivate: ["127.0.0.1"] }, clock: () => new Date() };

test("an account is held by one process, and is free when that process is gone", async () => {
  const lost: string[] = [];
  const [one, two] = [holdAccounts(database.app.url, () => lost.push("one")), holdAccounts(database.app.url, () => {})];
  expect(await one.hold(1, 7)).toBe(true);
  expect(await one.hold(1, 7)).toBe(true);
  expect(await two.hold(1, 7)).toBe(false);
  expect(await two.hold(1, 8)).toBe(true);
  await one.leave();
  expect(await two.hold(1, 7)).toBe(true);
  expect(await one.hold(1, 7)).toBe(false);
  await two.leave();
  expect(await one.hold(1, 7)).toBe(true);
  await one.leave();
  expect(lost).toEqual(["one", "one"]);
});

describe.skipIf(!hasDovecot)("a mailbox that tells of what is new", () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await dovecotServer();
  });
  afterAll(() => dovecot?.end());

  const given = async () => {
    const { boss } = await inboxApp(house);
    const settings = {
      address: "help@shop.example",
      smtpHost: "127.0.0.1",
      imapHost: "127.0.0.1",
      imapPort: dovecot.port,
      imapSecurity: "none",
      imapUser: `u${randomUUID().slice(0, 8)}`,
      imapPassword: "right",
    };
    const payload = { kind: "email", name: "صندوق", settings };
    const account = (await boss.ask({ method: "POST", url: "/api/v1/channels", payload })).body;
    const put = (subject: string) =>
      withMailbox(
        emailSettings.parse(settings) as never,
        async (host) => host,
        (client) =>
          client.append(
            "INBOX",
            `From: Sara <${randomUUID()}@home.example>\r\nMessage-ID: <${randomUUID()}@x>\r\nSubject: ${subject}\r\n\r\n${subject}\r\n`,
          ),
      );
    const subjects = async () =>
      (await boss.ask("/api/v1/conversations")).body.rows.map((row: { last: { text: string } }) => row.last.text);
    const shown = async () => (await boss.ask("/api/v1/channels")).body.rows[0];
    await put("older");
    return { boss, account, put, subjects, shown };
  };

  test("brings a letter long before its poll's turn, also after the connection was lost; a paused one is left alone", async () => {
    const { boss, account, put, subjects, shown } = await given();
    const stop = await pollChannels(house);
    await expect.poll(async () => (await shown()).checked_at).not.toBeNull();
    await put("first");
    await expect.poll(subjects).toEqual(["first"]);
    await dovecot.stop();
    await dovecot.start();
    await put("second");
    await expect.poll(subjects, { timeout: 60_000 }).toContain("second");
    await boss.ask({ method: "PATCH", url: `/api/v1/channels/${account.id}`, payload: { paused: true } });
    await stop();
    const again = await pollChannels(house);
    await put("third");
    await again();
    expect(await subjects()).not.toContain("third");
  }, 300_000);

  test("two processes bring each letter once", async () => {
    const { put, subjects, shown } = await given();
    const stops = await Promise.all([pollChannels(house), pollChannels(house)]);
    await expect.poll(async () => (await shown()).checked_at).not.toBeNull();
    for (const each of ["a", "b", "c"]) await put(each);
    await expect.poll(async () => (await subjects()).sort()).toEqual(["a", "b", "c"]);
    await stops[0]!();
    await put("d");
    await expect.poll(subjects).toContain("d");
    await stops[1]!();
  }, 300_000);
});
