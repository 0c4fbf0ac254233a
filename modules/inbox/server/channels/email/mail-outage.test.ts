import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../../platform/testing/index.ts";
import { dovecotServer, hasDovecot } from "../../../testing/dovecot-server.ts";
import { inboxApp } from "../../../testing/inbox-app.ts";
import { dice } from "../../../testing/soak/network.ts";
import { twoProcesses } from "../../../testing/soak/two-processes.ts";
import { lookAt } from "../look-at.ts";
import { withMailbox } from "./imap/mailbox.ts";
import { emailSettings } from "./settings.ts";

const database = await testDatabase();
const base = await testHouse(database);
const day = 86_400_000;
const now = Date.now();
const house = { ...base, config: { ...base.config, allowPrivate: ["127.0.0.1"] } };
const people = 60;

const ends: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

/** What one person wrote in that week: one thread, each letter an answer to the one before. */
function threadOf(person: number, random: () => number) {
  const count = 1 + Math.floor(random() * 7);
  const times = Array.from({ length: count }, () => now - random() * 7 * day).sort((one, other) => one - other);
  return times.map((at, n) => {
    const subject = `سفارش ${4000 + person}`;
    const name = (of: number) => `<${person}-${of}@home.example>`;
    const headers = [
      `From: =?utf-8?B?${Buffer.from(`مشتری ${person}`).toString("base64")}?= <p${person}@home.example>`,
      "To: help@shop.example",
      `Message-ID: ${name(n)}`,
      ...(n > 0
        ? [`In-Reply-To: ${name(n - 1)}`, `References: ${Array.from({ length: n }, (_, of) => name(of)).join(" ")}`]
        : []),
      `Subject: =?utf-8?B?${Buffer.from(n ? `Re: ${subject}` : subject).toString("base64")}?=`,
      `Date: ${new Date(at).toUTCString()}`,
      "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
    ];
    const text = `نامهٔ ${n} از ${person}`;
    return { at, text, letter: `${headers.join("\r\n")}\r\n\r\n${Buffer.from(`${text}\r\n`).toString("base64")}\r\n` };
  });
}

describe.skipIf(!hasDovecot)("a mailbox after an outage", () => {
  test("seven days of letters come in once and in order, through dying processes and a server that goes away", {
    timeout: 900_000,
  }, async () => {
    const dovecot = await dovecotServer();
    ends.push(() => dovecot.end());
    const { brand, boss } = await inboxApp(house);
    const settings = {
      ...{ address: "help@shop.example", smtpHost: "127.0.0.1", imapHost: "127.0.0.1", imapPort: dovecot.port },
      ...{ imapSecurity: "none", imapUser: `u${randomUUID().slice(0, 8)}`, imapPassword: "right" },
    };
    const payload = { kind: "email", name: "صندوق", settings };
    const { id } = (await boss.ask({ method: "POST", url: "/api/v1/channels", payload })).body;
    await lookAt({ ...house, clock: () => new Date(now - 7 * day) }, brand.id, id);

    const random = dice(11);
    const threads = Array.from({ length: people }, (_, person) => threadOf(person, random));
    const week = threads.flat().sort((one, other) => one.at - other.at);
    await withMailbox(
      emailSettings.parse(settings) as never,
      async (host) => host,
      async (client) => {
        // Some the other side's server brought a second time, as servers do that were not answered.
        for (const { letter } of week)
          for (let copy = 0; copy < (random() < 0.1 ? 2 : 1); copy++) await client.append("INBOX", letter);
      },
    );

    const processes = await twoProcesses({
      DATABASE_URL: database.url,
      HAMDEL_DATA: house.config.dataDir,
      HAMDEL_SECRET: house.config.secretKey.toString("hex"),
      HAMDEL_ALLOW_PRIVATE: "127.0.0.1",
      LOG_LEVEL: "fatal",
    });
    ends.push(processes.end);
    const troubles: [number, () => unknown][] = [
      [0.15, () => processes.kill(0)],
      [0.35, () => dovecot.stop().then(() => dovecot.start())],
      [0.5, () => processes.kill(1)],
      [0.7, () => [processes.kill(0), processes.kill(1)]],
    ];
    const stored = async () =>
      (
        await database.owner.query(
          `select m.conversation_id as id, array_agg(t.body order by m.seq) as texts
           from message m join message_text t on t.brand_id = m.brand_id and t.message_id = m.id
           where m.brand_id = $1 and m.kind = 'message' group by 1`,
          [brand.id],
        )
      ).rows as { id: number; texts: string[] }[];
    await expect
      .poll(
        async () => {
          const here = (await stored()).reduce((sum, { texts }) => sum + texts.length, 0);
          while (troubles[0] && here >= troubles[0][0] * week.length) await troubles.shift()![1]();
          return here;
        },
        { timeout: 900_000, interval: 20 },
      )
      .toBe(week.length);
    await processes.settled();

    const texts = (await stored()).map((one) => one.texts.map((text) => text.trim()));
    expect(texts.sort()).toEqual(threads.map((thread) => thread.map(({ text }) => text)).sort());
    const { rows } = await database.owner.query("select count(*)::int as n from quarantine where brand_id = $1", [
      brand.id,
    ]);
    expect(rows).toEqual([{ n: 0 }]);
    expect(troubles).toEqual([]);
  });
});
