import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { botApp } from "../../modules/bot/testing/bot-app.ts";
import { twoProcesses } from "../../modules/inbox/testing/soak/two-processes.ts";
import { testDatabase, testHouse } from "../../platform/testing/index.ts";

const database = await testDatabase();
const base = await testHouse(database);
const house = { ...base, config: { ...base.config, allowPrivate: ["127.0.0.1"] } };
const questions = ["هزینه ارسال چقدره", "تا کی بازید", "چطوری مرجوع کنم"];
const answers = ["رایگان", "شنبه تا چهارشنبه", "هفت روز"];
const visitors = 12;

const ends: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

const moment = () => new Promise<void>((over) => setTimeout(over, 100));

test("two processes that are killed at work answer every question once, and each visitor reads question and answer in turn", {
  timeout: 900_000,
}, async () => {
  const { brand, site } = await botApp(house);
  const processes = await twoProcesses({
    DATABASE_URL: database.url,
    HAMDEL_DATA: house.config.dataDir,
    HAMDEL_SECRET: house.config.secretKey.toString("hex"),
    HAMDEL_ALLOW_PRIVATE: "127.0.0.1",
    LOG_LEVEL: "fatal",
  });
  ends.push(processes.end);
  let turn = 0;

  /** Asks until it is answered, as the widget does. */
  async function ask(method: string, path: string, token: string | null, body?: object) {
    for (;;) {
      const headers = { ...(token && { authorization: `Bearer ${token}` }), "content-type": "application/json" };
      const url = `${processes.address(turn++)}/api/v1/chat${path}`;
      const answer = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) }).catch(
        () => null,
      );
      const said = answer?.ok ? await answer.json().catch(() => null) : null;
      if (said) return said;
      await moment();
    }
  }

  let done = 0;
  const kills = [() => processes.kill(0), () => processes.kill(1), () => [processes.kill(0), processes.kill(1)]];
  async function talk() {
    const { token } = await ask("POST", "/hello", null, { key: site.key, visitor: randomUUID() });
    for (const [at, text] of questions.entries()) {
      await ask("POST", "/messages", token, { client_id: randomUUID(), text });
      const isAnswered = ({ messages }: { messages: { from: string; text: string }[] }) =>
        messages.some((one) => one.from === "bot" && one.text.includes(answers[at]!));
      while (!isAnswered(await ask("GET", "/feed?after=0&wait=0", token))) await moment();
      done++;
      if (kills[0] && done >= (visitors * questions.length * (4 - kills.length)) / 5) kills.shift()!();
    }
  }
  await Promise.all(Array.from({ length: visitors }, talk));
  await processes.settled();
  expect(kills).toEqual([]);

  const { rows } = await database.owner.query(
    `select array_agg(case when m.author = 'bot' then t.body else m.author end order by m.seq) as said
     from message m join message_text t on t.brand_id = m.brand_id and t.message_id = m.id
     where m.brand_id = $1 and m.kind = 'message' group by m.conversation_id`,
    [brand.id],
  );
  expect(rows).toHaveLength(visitors);
  for (const { said } of rows as { said: string[] }[]) {
    const told = said.filter((text) => text === "customer" || answers.some((answer) => text.includes(answer)));
    expect(told.map((text) => (text === "customer" ? text : answers.find((answer) => text.includes(answer))))).toEqual(
      answers.flatMap((answer) => ["customer", answer]),
    );
  }
});
