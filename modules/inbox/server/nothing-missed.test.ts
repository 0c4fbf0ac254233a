import { afterAll, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { given } from "../../admin/testing.ts";
import { inboxApp } from "../testing/inbox-app.ts";
import { type AgentClient, openAgent } from "../testing/soak/agent-client.ts";
import { browserOfVisitors } from "../testing/soak/browser-of-visitors.ts";
import { callIn, callsOf, connectProviders } from "../testing/soak/hook-customers.ts";
import { dice, openNetwork } from "../testing/soak/network.ts";
import { makeTrouble } from "../testing/soak/trouble.ts";
import { twoProcesses } from "../testing/soak/two-processes.ts";
import { openVisitor } from "../testing/soak/visitor-client.ts";

const database = await testDatabase();
const base = await testHouse(database);
const house = { ...base, config: { ...base.config, allowPrivate: ["127.0.0.1"] } };
// The whole story, ten thousand messages, is 200 visitors; fewer keep the suite short.
const visitorsOfTheChat = Number(process.env.STORY_VISITORS ?? 20);
const each = Number(process.env.STORY_MESSAGES ?? 25);
const customersOfHooks = Math.ceil(visitorsOfTheChat / 25);
const total = visitorsOfTheChat * each * 2;
const realFetch = globalThis.fetch;
const moment = () => new Promise<void>((over) => setTimeout(over, 25));

const ends: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

test("messages of many through cut networks, killed processes and repeated calls: each once, in order, on both sides", {
  timeout: 1_500_000 + total * 300,
}, async () => {
  const began = performance.now();
  const random = dice(7);
  const { brand, boss, site } = await inboxApp(house);
  const key = await given.apiKey(house, brand, ["inbox.read", "inbox.write", "timeline.read"]);
  const providers = await connectProviders(house, (asked) => boss.ask(asked));
  ends.push(() => Promise.all(providers.map(({ fake }) => fake.close())));
  const processes = await twoProcesses({
    DATABASE_URL: database.url,
    HAMDEL_DATA: house.config.dataDir,
    HAMDEL_SECRET: house.config.secretKey.toString("hex"),
    HAMDEL_ALLOW_PRIVATE: "127.0.0.1",
    LOG_LEVEL: "warn",
  });
  ends.push(processes.end);
  const network = () => openNetwork({ address: processes.address, random, fetch: realFetch });
  const browser = browserOfVisitors(realFetch);

  const agents: AgentClient[] = [];
  const visitors = Array.from({ length: visitorsOfTheChat }, (_, n) =>
    openVisitor({ name: `v${n}`, count: each, key: site.key, browser, network }, progress),
  );
  for (let n = 0; n < 8; n++)
    agents.push(openAgent({ network: network(), key, mine: (id) => id % 8 === n, wait: moment }, () => {}));
  ends.push(() => {
    for (const one of [...agents, ...visitors]) one.close();
  });
  const open = agents.map((agent) => ({ network: agent.network, done: false }));
  const trouble = makeTrouble([...visitors, ...open], total, random, browser.online);

  // By how far it has come: a process dies, both die at once, pages are loaded anew, a day goes by.
  const turns: [number, () => unknown][] = [
    [0.1, () => processes.kill(0)],
    [0.25, () => processes.kill(1)],
    [0.3, () => visitors.filter((_, n) => n % 5 === 0).map((one) => one.reload())],
    [0.45, () => processes.kill(0)],
    [0.6, () => [processes.kill(0), processes.kill(1)]],
    [0.7, () => database.owner.query("select trim_changes('0 seconds')")],
    [0.85, () => processes.kill(1)],
  ];
  let reached = 0;
  const all = Promise.withResolvers<void>();
  function progress(): void {
    reached = visitors.reduce((sum, one) => sum + one.reached, 0);
    while (turns[0] && reached >= turns[0][0] * total) turns.shift()![1]();
    trouble.at(reached);
    if (visitors.every(({ done }) => done)) all.resolve();
  }
  let before = -1;
  const watch = setInterval(() => {
    if (before === reached) trouble.stuck();
    before = reached;
  }, 3000);
  ends.push(() => clearInterval(watch));
  for (const one of visitors) one.begin();

  let turn = 0;
  let again = 0;
  const calls = (
    await Promise.all(
      providers.flatMap((provider) =>
        Array.from({ length: customersOfHooks }, (_, n) =>
          callsOf(
            provider,
            n,
            Array.from({ length: 10 }, (_, m) => `${provider.kind}-${n}-${m}`),
          ).then((made) =>
            made.map((call) => () => callIn(call, () => processes.address(turn++) + provider.hook, moment)),
          ),
        ),
      ),
    )
  ).flat();
  // Out of order, and always some tens at once: a repeat comes beside the first, and long after it.
  calls.sort(() => random() - 0.5);
  const callers = Array.from({ length: 30 }, async () => {
    for (let call = calls.pop(); call; call = calls.pop()) again += await call();
  });

  await Promise.all([all.promise, ...callers]);
  trouble.end();
  await processes.settled();
  const seconds = Math.round((performance.now() - began) / 1000);

  // The visitors' side: all 25 of their own and all 25 answers, once and in order, in one conversation.
  for (const one of visitors) {
    const own = Array.from({ length: each }, (_, n) => `${one.name}-${n + 1}`);
    const texts = one.texts();
    expect(texts.filter((text) => !text.startsWith("پاسخ"))).toEqual(own);
    expect(texts.filter((text) => text.startsWith("پاسخ"))).toEqual(own.map((text) => `پاسخ ${text}`));
    expect(new Set(one.seqs().map((seq) => seq.split(".")[0])).size).toBe(1);
  }
  // The agents' side says the same, in the same order, and so does the store.
  const stored = await database.owner.query(
    `select m.conversation_id as id, c.channel, array_agg(t.body order by m.seq) as texts, array_agg(m.seq order by m.seq) as seqs, c.last_seq
     from message m join message_text t on t.brand_id = m.brand_id and t.message_id = m.id
     join conversation c on c.brand_id = m.brand_id and c.id = m.conversation_id
     where m.brand_id = $1 and m.kind = 'message' group by 1, 2, c.last_seq order by 1`,
    [brand.id],
  );
  const onScreen = new Map(visitors.map((one) => [one.texts()[0], one.texts()]));
  await expect
    .poll(() => stored.rows.filter(({ id, texts }) => agents[id % 8]!.texts(id).join() !== texts.join()).length)
    .toBe(0);
  const chats = stored.rows.filter(({ channel }) => channel === "chat");
  expect(chats.length).toBe(visitorsOfTheChat);
  for (const { texts } of chats) expect(onScreen.get(texts[0])).toEqual(texts);
  // What came by calls: each once, one conversation a customer.
  const called = stored.rows.filter(({ channel }) => channel !== "chat");
  expect(called.length).toBe(customersOfHooks * providers.length);
  for (const { texts } of called)
    expect([...texts].sort()).toEqual(Array.from({ length: 10 }, (_, n) => `${texts[0].slice(0, -1)}${n}`));
  const { rows } = await database.owner.query(
    `select (select count(*)::int from quarantine where brand_id = $1) as quarantined,
      (select count(*)::int from interaction where brand_id = $1 and subject = 'message') as recorded,
      (select count(distinct subject_id)::int from interaction where brand_id = $1 and subject = 'message') as messages`,
    [brand.id],
  );
  const hooked = customersOfHooks * providers.length * 10;
  expect(rows[0]).toEqual({ quarantined: 0, recorded: total + hooked, messages: total + hooked });
  const answersLost = [...visitors, ...agents].reduce((sum, one) => sum + one.network.lost, 0);
  console.log(
    `${total} messages of ${visitorsOfTheChat} visitors and ${agents.length} agents, and ${hooked} by calls, each five times, in ${seconds} s: ` +
      `${processes.deaths} processes killed, ${trouble.cuts} networks cut, ${answersLost} answers lost, ${again} calls made again, ` +
      `${agents.reduce((sum, one) => sum + one.resets, 0)} screens told to begin anew`,
  );
});
