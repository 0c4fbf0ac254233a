import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { guardedReach } from "../../../../../../platform/outgoing/index.ts";
import { type Dovecot, dovecotServer, hasDovecot } from "../../../../testing/dovecot-server.ts";
import { emailSettings } from "../settings.ts";
import { type MailboxSettings, mailboxProblem, withMailbox } from "./mailbox.ts";
import { type MailboxCursor, pollMailbox } from "./poll-mailbox.ts";
import { watchMailbox } from "./watch.ts";

if (!hasDovecot) console.log("The tests of a real mailbox are left out: they want Debian's dovecot-imapd, and root.");

const secretKey = Buffer.alloc(32, 5);
const now = new Date("2030-01-01T00:00:00Z");
const asked = { now, secretKey, own: ["help@shop.example"], reach: guardedReach(["127.0.0.1"]) };
let dovecot: Dovecot;
let users = 0;

function mailbox(more: object = {}): MailboxSettings {
  const settings = {
    address: "help@shop.example",
    smtpHost: "127.0.0.1",
    imapHost: "127.0.0.1",
    imapPort: dovecot.port,
    imapSecurity: "none",
    imapUser: `user${++users}`,
    imapPassword: "right",
    ...more,
  };
  return emailSettings.parse(settings) as MailboxSettings;
}

const watching = (signal = new AbortController().signal) => ({ signal, listening: () => {} });

const letter = (id: number | string, size = 0) =>
  `From: Sara <sara@home.example>\r\nMessage-ID: <${id}@home.example>\r\nSubject: ${id}\r\n\r\nletter ${id}${"x".repeat(size)}\r\n`;

function put(settings: MailboxSettings, letters: readonly string[], folder = "INBOX"): Promise<void> {
  return withMailbox(settings, asked.reach, async (client) => {
    for (const each of letters) await client.append(folder, each);
  });
}

const ids = (polled: { messages: { externalId: string }[] }) =>
  polled.messages.map(({ externalId }) => externalId.slice(1, -1).split("@")[0]);

describe.skipIf(!hasDovecot)("a mailbox", () => {
  beforeAll(async () => {
    dovecot = await dovecotServer();
  });
  afterAll(() => dovecot?.end());

  test("begins from now on, then brings everything once, oldest first, in bounded batches", async () => {
    const settings = mailbox();
    await put(settings, [letter("old")]);
    const first = await pollMailbox(settings, null, asked);
    expect(first).toMatchObject({ messages: [], more: false });
    await put(
      settings,
      Array.from({ length: 7 }, (_, at) => letter(at + 1)),
    );
    const bounds = { letters: 3, bytes: 10_000, largest: 100_000 };
    const brought: (string | undefined)[] = [];
    let cursor: MailboxCursor = first.cursor;
    for (let more = true; more; ) {
      const polled = await pollMailbox(settings, cursor, asked, bounds);
      brought.push(...ids(polled));
      expect(polled.messages.every(({ raw }) => raw?.toString().startsWith("From: Sara"))).toBe(true);
      ({ cursor, more } = polled);
    }
    expect(brought).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
    expect(await pollMailbox(settings, JSON.parse(JSON.stringify(cursor)), asked)).toMatchObject({
      messages: [],
      more: false,
      cursor,
    });
  });

  test("a large letter comes alone, one that is too large comes cut", async () => {
    const settings = mailbox();
    const { cursor } = await pollMailbox(settings, null, asked);
    await put(settings, [letter("a", 6000), letter("b", 6000), letter("c", 30_000)]);
    const bounds = { letters: 10, bytes: 10_000, largest: 9_000 };
    const one = await pollMailbox(settings, cursor, asked, bounds);
    const two = await pollMailbox(settings, one.cursor, asked, bounds);
    const three = await pollMailbox(settings, two.cursor, asked, bounds);
    expect([ids(one), ids(two), ids(three)]).toEqual([["a"], ["b"], ["c"]]);
    expect(three.messages[0]!.notes).toEqual([{ code: "letter_cut" }]);
    expect(three.more).toBe(false);
  });

  test.each([false, true])("letters become read only where that is set: %s", async (markRead) => {
    const settings = mailbox({ markRead });
    const { cursor } = await pollMailbox(settings, null, asked);
    await put(settings, [letter("seen")]);
    await pollMailbox(settings, cursor, asked);
    const unseen = await withMailbox(settings, asked.reach, (client) => client.status("INBOX", { unseen: true }));
    expect(unseen).toHaveProperty("unseen", markRead ? 0 : 1);
  });

  test("a folder that was numbered anew starts over", async () => {
    const settings = mailbox({ imapFolder: "Help" });
    await withMailbox(settings, asked.reach, (client) => client.mailboxCreate("Help"));
    const { cursor } = await pollMailbox(settings, null, { ...asked, now: new Date() });
    await put(settings, [letter("one"), letter("two")], "Help");
    const read = await pollMailbox(settings, cursor, asked);
    const moved = { ...read.cursor, validity: "1" };
    const over = await pollMailbox(settings, moved, asked);
    expect(ids(over)).toEqual(["one", "two"]);
    expect(over.cursor).toEqual(read.cursor);
  });

  test("waiting ends when a letter comes, also after the server was away", async () => {
    const settings = mailbox();
    const { cursor } = await pollMailbox(settings, null, asked);
    const told = watchMailbox(settings, cursor, asked.reach, watching(), 20);
    await put(settings, [letter("now")]);
    expect(await told).toBe(true);
    const next = (await pollMailbox(settings, cursor, asked)).cursor;
    const later = watchMailbox(settings, next, asked.reach, watching(), 20);
    await dovecot.stop();
    await dovecot.start();
    await put(settings, [letter("after")]);
    expect(await later).toBe(true);
  });

  test("waiting stops when it is told to", async () => {
    const settings = mailbox();
    const { cursor } = await pollMailbox(settings, null, asked);
    const stop = new AbortController();
    const told = watchMailbox(settings, cursor, asked.reach, watching(stop.signal), 20);
    stop.abort();
    expect(await told).toBe(false);
  });

  test("what keeps a mailbox from being read has a plain code", async () => {
    const problem = (settings: MailboxSettings) =>
      pollMailbox(settings, null, asked).then(() => "none", mailboxProblem);
    expect(await problem(mailbox({ imapPassword: "wrong" }))).toBe("auth_failed");
    expect(await problem(mailbox({ imapFolder: "Nowhere" }))).toBe("folder_missing");
    expect(await problem(mailbox({ imapSecurity: "starttls" }))).toBe("tls_failed");
    expect(await problem(mailbox({ imapPort: 1 }))).toBe("cannot_reach");
    const within = pollMailbox(mailbox(), null, { ...asked, reach: guardedReach([]) });
    expect(await within.then(() => "none", mailboxProblem)).toBe("address_refused");
  });
});
