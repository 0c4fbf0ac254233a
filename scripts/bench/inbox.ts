import { parseArgs } from "node:util";
import { modules } from "../../apps/modules.ts";
import { buildHamdel } from "../../apps/server/serve.ts";
import { createApiKey, createBrand, learnPermissions } from "../../modules/admin/index.ts";
import { system, withBrand } from "../../platform/db/index.ts";
import type { House } from "../../platform/house/module.ts";
import { inBenchHouse } from "./bench-house.ts";
import { fillConversations } from "./fill-conversations.ts";
import { type Spread, spread, timesOf } from "./measure.ts";

// The list of conversations, opening one, and search in all messages, with 100,000 conversations of ten messages.
const { values: given } = parseArgs({ options: { conversations: { type: "string", default: "100000" } } });

const text = encodeURIComponent;
const lists: Record<string, string> = {
  all: "",
  unassigned: "view=unassigned",
  newest: "order=newest",
  due: "order=due",
  resolved: "view=resolved",
  label: `label=${text("ارسال")}`,
};
const searches: Record<string, string> = {
  common_word: "سفارش",
  two_words_arabic_letters: "كد رهگيری",
  three_words: "سفارش ارسال شیراز",
  rare_word: "نایاب",
  rare_and_short: "کد نایاب",
  one_number: "777007",
  nothing: "qqqzzz",
};

type Ask = (url: string) => Promise<unknown>;

async function timed(ask: Ask, urls: Record<string, string>): Promise<Record<string, Spread>> {
  const found: Record<string, Spread> = {};
  for (const [name, url] of Object.entries(urls)) {
    await timesOf(5, () => ask(url));
    found[name] = spread(await timesOf(60, () => ask(url)));
  }
  return found;
}

async function asker(house: House, brandId: number): Promise<Ask> {
  learnPermissions(modules);
  const on = { brandId, actor: system("bench"), now: house.clock() };
  const { key } = await withBrand(house.database.app, on, (ctx) =>
    createApiKey(ctx, { name: "bench", scopes: ["inbox.read", "inbox.write"] }),
  );
  const app = await buildHamdel(house);
  return async (url) => {
    const answer = await app.inject({ url: `/api/v1${url}`, headers: { authorization: `Bearer ${key}` } });
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
    return answer.json();
  };
}

const result = await inBenchHouse(async (house, owner) => {
  const brand = await createBrand(house.database.app, { name: "inbox", now: house.clock() });
  await fillConversations(owner, brand.id, Number(given.conversations));
  const ask = await asker(house, brand.id);
  const { rows } = await owner.query(
    "select id from conversation where brand_id = $1 order by id limit 400 offset 1000",
    [brand.id],
  );
  const open = await timesOf(rows.length, async (n) => {
    await Promise.all([ask(`/conversations/${rows[n].id}`), ask(`/conversations/${rows[n].id}/messages`)]);
  });
  const plain = await timesOf(60, () =>
    owner.query(
      "select id from conversation where brand_id = $1 and status in ('open', 'bot') order by coalesce(waiting_since, last_message_at), id limit 40",
      [brand.id],
    ),
  );
  const prefixed = (start: string, queries: Record<string, string>) =>
    Object.fromEntries(Object.entries(queries).map(([name, query]) => [name, `${start}${query}`]));
  return {
    bench: "inbox",
    conversations: Number(given.conversations),
    messages: Number(given.conversations) * 10,
    lists: await timed(ask, prefixed("/conversations?", lists)),
    counts: await timed(ask, { counts: "/conversations/counts" }),
    open: spread(open.slice(20)),
    searches: await timed(
      ask,
      prefixed("/conversations?q=", Object.fromEntries(Object.entries(searches).map(([name, q]) => [name, text(q)]))),
    ),
    plain_sql_of_a_list: spread(plain),
  };
});
process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
