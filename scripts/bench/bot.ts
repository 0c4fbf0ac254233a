import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import type pg from "pg";
import { modules } from "../../apps/modules.ts";
import { buildHamdel } from "../../apps/server/serve.ts";
import { startWork } from "../../apps/server/work.ts";
import { createApiKey, createBrand, learnPermissions } from "../../modules/admin/index.ts";
import { openBot } from "../../modules/bot/index.ts";
import { system, withBrand } from "../../platform/db/index.ts";
import type { House } from "../../platform/house/module.ts";
import { quantile } from "../../platform/stats/index.ts";
import { inBenchHouse } from "./bench-house.ts";
import { intentsOf, mixed, shared } from "./bot-questions.ts";
import { fillArticles } from "./fill-articles.ts";
import { rounded, timesOf } from "./measure.ts";

// From a message being stored until the bot's answer is committed, with many who ask at the same time, many articles and many intents;
// web server, worker and database in one place. Prints a table, then JSON.
const { values: given } = parseArgs({
  options: {
    conversations: { type: "string", default: "200" },
    articles: { type: "string", default: "10000" },
    intents: { type: "string", default: "200" },
    rate: { type: "string", default: "20" },
    seconds: { type: "string", default: "30" },
  },
});
const rate = Number(given.rate);
/** Seconds of questions that are not counted: a house opened this moment plans and compiles everything for the first time. */
const warmUp = 10;

const pause = (milliseconds: number) => new Promise((next) => setTimeout(next, milliseconds));

type Visitor = { token: string; ip: string; conversation: number };

async function openEverything(house: House, owner: pg.Pool) {
  learnPermissions(modules);
  const brand = await createBrand(house.database.app, { name: "bot", now: house.clock() });
  const on = { brandId: brand.id, actor: system("bench") };
  const run = {
    read: <T>(work: Parameters<typeof withBrand<T>>[2]) =>
      withBrand(house.database.app, { ...on, now: house.clock(), readOnly: true }, work),
    write: <T>(work: Parameters<typeof withBrand<T>>[2]) =>
      withBrand(house.database.app, { ...on, now: house.clock() }, work),
  };
  const questions = (await fillArticles(owner, brand.id, Number(given.articles))) ?? [];
  const { intents, none, asked } = intentsOf(Number(given.intents));
  const answer = (title: string) => ({ do: "answer" as const, answer: { fa: `پاسخ ${title}`, en: `About ${title}` } });
  await openBot(run, {
    settings: { channels: ["chat"], unsure_limit: 5, most_in_hour: 60, upset: -1 },
    intents: [...intents].map(([title, examples]) => ({ title, does: answer(title), examples })),
    none,
  });
  const { key } = await run.write((ctx) => createApiKey(ctx, { name: "bench", scopes: ["sites.read", "sites.write"] }));
  return { brandId: brand.id, key, intents: intents.size, questions: mixed(questions, asked) };
}

type App = Awaited<ReturnType<typeof buildHamdel>>;

async function openSite(app: App, owner: pg.Pool, brandId: number, key: string): Promise<string> {
  const headers = { authorization: `Bearer ${key}` };
  await app.inject({ method: "POST", url: "/api/v1/sites", headers, payload: { name: "site", domains: [] } });
  const [site] = (await app.inject({ url: "/api/v1/sites", headers })).json().rows;
  await owner.query(
    `insert into chat_setting (brand_id, site_id, settings) values ($1, $2, '{"on": true, "greeting": {"fa": "", "en": ""}, "closed_text": {"fa": "", "en": ""}}')`,
    [brandId, site.id],
  );
  return site.key;
}

let clients = 0;

function talking(app: App, owner: pg.Pool, house: House, brandId: number) {
  const waiting = new Map<number, { since: number; seq: number }>();
  const took: number[] = [];
  const headers = ({ token, ip }: Pick<Visitor, "token" | "ip">) => ({
    authorization: `Bearer ${token}`,
    "x-forwarded-for": ip,
  });
  const looking = new Set<number>();

  /** A notice came of a conversation whose visitor waits: whether the bot's answer was committed with it. */
  async function look(conversation: number, at: number): Promise<void> {
    const question = waiting.get(conversation);
    if (!question) return;
    const { rows } = await owner.query(
      "select from message where brand_id = $1 and conversation_id = $2 and author = 'bot' and seq > $3",
      [brandId, conversation, question.seq],
    );
    if (rows.length === 0 || waiting.get(conversation) !== question) return;
    waiting.delete(conversation);
    took.push(Math.max(0, at - question.since));
  }
  const stop = house.changes.onTopic(brandId, "conversation", (ref) => {
    if (ref !== null && waiting.has(ref)) void look(ref, performance.now());
  });

  async function ask(visitor: Visitor, text: string): Promise<boolean> {
    const { conversation } = visitor;
    if (waiting.has(conversation) || looking.has(conversation)) return false;
    looking.add(conversation);
    const payload = { client_id: `bench-question-${++clients}`, text };
    const { rows } = await owner.query("select last_seq from conversation where brand_id = $1 and id = $2", [
      brandId,
      conversation,
    ]);
    const question = { since: Number.POSITIVE_INFINITY, seq: rows[0].last_seq };
    waiting.set(conversation, question);
    await app.inject({ method: "POST", url: "/api/v1/chat/messages", headers: headers(visitor), payload });
    question.since = performance.now();
    looking.delete(conversation);
    return true;
  }
  return { ask, took, waiting, headers, stop };
}

async function admit(app: App, owner: pg.Pool, site: string, brandId: number, n: number): Promise<Visitor> {
  const ip = `10.0.${n >> 8}.${n & 255}`;
  const forwarded = { "x-forwarded-for": ip };
  const payload = { key: site, visitor: `bench-visitor-${n}` };
  const { token } = (
    await app.inject({ method: "POST", url: "/api/v1/chat/hello", headers: forwarded, payload })
  ).json();
  const headers = { authorization: `Bearer ${token}`, ...forwarded };
  await app.inject({
    method: "POST",
    url: "/api/v1/chat/messages",
    headers,
    payload: { client_id: `bench-first-${n}`, text: "سلام" },
  });
  const { rows } = await owner.query("select max(id)::int as id from conversation where brand_id = $1", [brandId]);
  return { token, ip, conversation: rows[0].id };
}

/** How long the process stood still at most, each time it was longer than usual. */
function stillness() {
  let last = performance.now();
  const gaps: number[] = [];
  const timer = setInterval(() => {
    gaps.push(performance.now() - last - 10);
    last = performance.now();
  }, 10);
  return () => {
    clearInterval(timer);
    return rounded(Math.max(0, ...gaps));
  };
}

async function answered(owner: pg.Pool, brandId: number, count: number): Promise<void> {
  const done = "select count(distinct conversation_id)::int as n from bot_turn where brand_id = $1";
  for (let n = 0; (await owner.query(done, [brandId])).rows[0].n < count; n++) {
    if (n > 1200) throw new Error("not every first message was answered within two minutes");
    await pause(100);
  }
}

if (!existsSync(shared)) throw new Error("../shared/data is not there: nothing can be asked");
const result = await inBenchHouse(async (base, owner) => {
  const house = { ...base, config: { ...base.config, trustedProxies: ["127.0.0.1"] } };
  const { brandId, key, intents, questions } = await openEverything(house, owner);
  const app = await buildHamdel(house);
  const still = stillness();
  const began = performance.now();
  const endWork = await startWork(house);
  const site = await openSite(app, owner, brandId, key);
  const visitors: Visitor[] = [];
  for (let n = 0; n < Number(given.conversations); n++) visitors.push(await admit(app, owner, site, brandId, n));
  await answered(owner, brandId, visitors.length);
  const still_ms = still();
  const first = { all_answered_after_s: rounded((performance.now() - began) / 1000), longest_stillness_ms: still_ms };
  const talk = talking(app, owner, house, brandId);
  let busy = 0;
  const from = performance.now();
  for (let n = 0; n < rate * (warmUp + Number(given.seconds)); n++) {
    if (n === rate * warmUp) talk.took.length = busy = 0;
    const visitor = visitors[(n * 7919) % visitors.length]!;
    void talk.ask(visitor, questions[n % questions.length]!).then((asked) => {
      if (!asked) busy++;
    });
    await pause(Math.max(0, from + ((n + 1) * 1000) / rate - performance.now()));
  }
  await pause(3000);
  talk.stop();
  const plain = await timesOf(300, (n) =>
    owner.query(
      "insert into bot_turn (brand_id, message_id, conversation_id, at, outcome) values ($1, $2, 1, now(), 'replied')",
      [brandId + 1000, n],
    ),
  );
  const led = await owner.query("select count(*)::int as n from conversation where brand_id = $1 and status = 'bot'", [
    brandId,
  ]);
  const outcomes = await owner.query(
    "select source, count(*)::int as n from bot_turn where brand_id = $1 group by 1 order by 2 desc",
    [brandId],
  );
  const closing = app.close();
  app.server.closeAllConnections();
  await closing;
  await endWork();
  const p50 = quantile(talk.took, 0.5);
  const insert = quantile(plain, 0.5) ?? 1;
  return {
    bench: "bot",
    conversations: visitors.length,
    led_at_the_end: led.rows[0].n,
    articles: Number(given.articles),
    intents,
    per_second: rate,
    answered: talk.took.length,
    unanswered: talk.waiting.size,
    still_waiting_when_asked: busy,
    stored_to_answered: {
      p50_ms: rounded(p50),
      p95_ms: rounded(quantile(talk.took, 0.95)),
      p99_ms: rounded(quantile(talk.took, 0.99)),
      aim: "p50 ≤ 40, p99 ≤ 150",
    },
    plain_insert_p50_ms: Math.round(insert * 100) / 100,
    times_a_plain_insert: rounded((p50 ?? 0) / insert),
    first,
    from: Object.fromEntries(outcomes.rows.map(({ source, n }) => [source, n])),
  };
});
console.table({
  "stored to answered, ms": result.stored_to_answered,
  "plain insert, ms": { p50_ms: result.plain_insert_p50_ms },
});
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
