import { sql } from "kysely";
import type pg from "pg";
import { createBrand } from "../../modules/admin/index.ts";
import { foldChanges, registerFacts, touchCustomers } from "../../modules/customers/index.ts";
import { module as customers } from "../../modules/customers/module.ts";
import { type Context, system, withBrand } from "../../platform/db/index.ts";
import type { House } from "../../platform/house/module.ts";
import { buildApp } from "../../platform/http/index.ts";
import { runDueJobs } from "../../platform/jobs/run-jobs.ts";
import { quantile } from "../../platform/stats/index.ts";
import { fillCustomers } from "./fill-customers.ts";
import { rounded, type Spread, spread, timesOf } from "./measure.ts";

const text = encodeURIComponent;
const lists: Record<string, string> = {
  newest: "",
  by_name: "sort=name",
  by_revenue: "sort=revenue",
  by_orders_upwards: "sort=orders&order=asc",
  lapsed_last_seen: "lifecycle=lapsed",
  prospects_by_revenue: "lifecycle=prospect&sort=revenue",
  lapsed_by_name: "lifecycle=lapsed&sort=name",
  city_by_name: `city=${text("شیراز")}&sort=name`,
  common_tag: "tag=vip&sort=revenue",
  rare_tag: `tag=${text("نادر")}&sort=name`,
  nobody: `city=${text("هیچ‌جا")}`,
};
const searches: Record<string, string> = {
  name: "علی",
  two_words_arabic_letters: "علي كريمی",
  one_person: "زهرا حسینی 500",
  one_letter: "ع",
  two_letters: "عل",
  phone: "۰۹۱۲ ۰۰۱ ۲۳۴۵",
  part_of_a_number: "0123456",
  nothing: "qqqqzzz",
};
const rules: Record<string, unknown> = {
  lapsed_with_money: {
    all: [
      { fact: "lifecycle", op: "is", value: "lapsed" },
      { fact: "revenue", op: "at_least", value: 2_500_000 },
    ],
  },
  city_or_tag: {
    any: [
      { fact: "city", op: "is", value: "تبریز" },
      { fact: "tags", op: "has", value: "vip" },
    ],
  },
  attribute: {
    all: [
      { fact: "attribute.shoe_size", op: "more", value: 40 },
      { not: { fact: "last_seen", op: "last_days", value: 30 } },
    ],
  },
  consent_and_phone: {
    all: [
      { fact: "identities", op: "has", value: "phone" },
      { fact: "consent", of: "sms.marketing", op: "is", value: "unknown" },
    ],
  },
};

// What the same question costs when it is put to the rows directly, by the owner, past row-level security and without our indexes' help.
const plainList =
  "select * from customer c join customer_facts f on f.brand_id = c.brand_id and f.customer_id = c.id where c.brand_id = $1 order by f.revenue desc limit 50";
const plainSearch = "select count(*) from customer_search where brand_id = $1 and document like '%علی%'";
const plainCount =
  "select count(*) from customer c join customer_facts f on f.brand_id = c.brand_id and f.customer_id = c.id where c.brand_id = $1 and lifecycle = 'lapsed' and revenue >= 2500000";

/** The filled facts are the truth here: the fold finds them as they stand, so that it measures itself and not another module. */
function keepFactsAsFilled(): void {
  registerFacts({
    name: "filled",
    columns: [
      "interactions",
      "contacts",
      "last_contact_at",
      "last_seen_at",
      "last_channel",
      "orders",
      "revenue",
      "first_order_at",
      "last_order_at",
    ],
    select: (ctx, ids) => sql`select * from customer_facts
      where brand_id = ${ctx.brandId} and customer_id = any(${ids as number[]}::bigint[])`,
  });
}

type Part = Record<string, Spread>;
export type CustomersResult = Record<string, unknown>;

/** The list, search, group count and the way of a change into groups over many customers, through HTTP where a screen asks. */
export async function benchCustomers(
  house: House,
  owner: pg.Pool,
  { count = 1_000_000, rounds = 40 } = {},
): Promise<CustomersResult> {
  const brand = await createBrand(house.database.app, { name: "customers", now: house.clock() });
  keepFactsAsFilled();
  await fillCustomers(owner, brand.id, count);
  const app = await buildApp(house, async () => ({ actor: system("bench"), brandId: brand.id }));
  await customers.routes?.(app, house);
  const address = `${await app.listen({ port: 0, host: "127.0.0.1" })}/api/v1`;
  await ask(`${address}/customer-attributes`, { key: "shoe_size", label: "اندازهٔ کفش", type: "number" }, "PUT");
  const get = (url: string) => () => ask(`${address}${url}`);
  const list = await each(lists, rounds, (query) => get(`/customers?${query}`));
  const search = await each(searches, rounds, (words) => get(`/customers?search=${text(words)}`));
  const group_count = await each(rules, rounds, (rule) => () => ask(`${address}/segments/count`, { rule }));
  const group_count_exact = await each(
    rules,
    2,
    (rule) => () => ask(`${address}/segments/count`, { rule, exact: true }),
  );
  const beside = await plain(owner, brand.id, { list, search, group_count });
  const groups = await measureGroups(house, brand.id, { address, count });
  await app.close();
  return { customers: count, list, search, group_count, group_count_exact, groups, ...beside };
}

async function each<T>(
  asked: Record<string, T>,
  rounds: number,
  work: (one: T) => () => Promise<unknown>,
): Promise<Part> {
  const found: Part = {};
  for (const [name, one] of Object.entries(asked)) found[name] = spread(await timesOf(rounds, work(one)));
  return found;
}

async function ask(address: string, body?: unknown, method = body ? "POST" : "GET"): Promise<unknown> {
  const sent = body ? { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {};
  const answer = await fetch(address, sent);
  if (!answer.ok) throw new Error(await answer.text());
  return answer.status === 204 ? null : answer.json();
}

/** Ten groups are built; then one customer changes, and then fifty thousand. */
async function measureGroups(
  house: House,
  brandId: number,
  { address, count }: { address: string; count: number },
): Promise<CustomersResult> {
  const inBrand = (work: (ctx: Context) => Promise<void>) =>
    withBrand(house.database.app, { brandId, actor: system("bench"), now: house.clock() }, work);
  const began = performance.now();
  await foldChanges(house.database, brandId, house.clock);
  const everybody = performance.now() - began;
  for (let n = 0; n < 10; n++) {
    const rule = Object.values(rules)[n % 4];
    await ask(`${address}/segments`, { name: `گروه ${n}`, rule });
  }
  const building = await timesOf(1, () => runDueJobs(house, [customers]));
  const one = await timesOf(20, async (round) => {
    await inBrand((ctx) => touchCustomers(ctx, { customerIds: [1000 + round] }));
    await foldChanges(house.database, brandId, house.clock);
  });
  const many = await timesOf(1, async () => {
    const ids = Array.from({ length: 50_000 }, (_, n) => 2000 + n * 7);
    await inBrand((ctx) => touchCustomers(ctx, { customerIds: ids }));
    await foldChanges(house.database, brandId, house.clock);
  });
  return {
    customers_folded_a_second: Math.round((count * 1000) / everybody),
    ten_groups_built_ms: rounded(building[0]!),
    one_change_in_its_groups: spread(one),
    customers_folded_a_second_with_ten_groups: Math.round(50_000_000 / many[0]!),
  };
}

/** Plain SQL in the same run, and how many times quicker the slowest of ours is. */
async function plain(owner: pg.Pool, brandId: number, ours: Record<"list" | "search" | "group_count", Part>) {
  const worst = (part: Part) => Math.max(...Object.values(part).map((one) => one.p95_ms));
  const found: CustomersResult = {};
  for (const [name, question] of [
    ["list", plainList],
    ["search", plainSearch],
    ["group_count", plainCount],
  ] as const) {
    const times = await timesOf(3, () => owner.query(question, [brandId]));
    const ms = quantile(times, 0.5) ?? 0;
    found[`${name}_plain_sql_ms`] = rounded(ms);
    found[`${name}_worst_p95_to_plain_sql`] = Math.round((worst(ours[name]) / ms) * 1000) / 1000;
  }
  const p95 = Math.max(worst(ours.list), worst(ours.search), worst(ours.group_count));
  return { ...found, worst_p95_ms: p95, aim_p95_ms: 50, reached: p95 <= 50 };
}
