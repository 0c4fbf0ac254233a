import type pg from "pg";
import { createBrand } from "../../modules/admin/index.ts";
import { resolvePeople } from "../../modules/customers/index.ts";
import { sourceId } from "../../modules/intake/index.ts";
import { type NewInteraction, recordInteractions } from "../../modules/timeline/index.ts";
import { module as timeline } from "../../modules/timeline/module.ts";
import { type Context, system, withBrand } from "../../platform/db/index.ts";
import type { House } from "../../platform/house/module.ts";
import { buildApp } from "../../platform/http/index.ts";
import { quantile } from "../../platform/stats/index.ts";

const questions: Record<string, string> = {
  first_page: "",
  by_kind: "kind=contact",
  by_channel: "channel=telegram",
  rare_partner: "partner=424242",
  sent_by_us: "direction=out&kind=contact",
  rare_subject: "subject=letter",
  a_year_ago: "to=2025-09-01",
};
const channels = ["web", "app", "phone", "sms", "email", "telegram", "bale", "in_person"];

export type TimelineResult = { interactions_of_customer: number; interactions_of_others: number } & Record<
  string,
  number | { p50_ms: number; p95_ms: number; plain_ms: number }
>;

/**
 * The first page of the timeline of a customer with 10,000 interactions by four identities, spread among those of others, through HTTP:
 * without filters and with common and rare ones. Beside each, in the same run, what plain SQL takes to sort all of the customer's rows.
 */
export async function benchTimelinePage(
  house: House,
  owner: pg.Pool,
  { own = 10_000, others = 490_000, rounds = 60 } = {},
): Promise<TimelineResult> {
  const brand = await createBrand(house.database.app, { name: "timeline", now: house.clock() });
  const inBrand = <T>(work: (ctx: Context) => Promise<T>) =>
    withBrand(house.database.app, { brandId: brand.id, actor: system("bench"), now: house.clock() }, work);
  const customerId = await inBrand((ctx) => fill(ctx, own));
  await fillOthers(inBrand, own, others);
  await owner.query("vacuum analyze interaction, interaction_text, identity, customer");
  const app = await buildApp(house, async () => ({ actor: system("bench"), brandId: brand.id }));
  await timeline.routes?.(app, house);
  const address = await app.listen({ port: 0, host: "127.0.0.1" });
  const result: TimelineResult = { interactions_of_customer: own, interactions_of_others: others };
  for (const [name, query] of Object.entries(questions)) {
    const times = await timesOf(rounds, () => ask(`${address}/api/v1/customers/${customerId}/timeline?${query}`));
    result[name] = { ...spread(times), plain_ms: rounded(await plain(owner, brand.id, customerId)) };
  }
  await app.close();
  return result;
}

/** The customer itself: entries over two years, a few of them rare, recorded in the order of their time. */
async function fill(ctx: Context, count: number): Promise<number> {
  const source = await sourceId(ctx, "bench");
  const [person] = await resolvePeople(ctx, [
    {
      sourceId: source,
      identities: [
        { type: "crm", value: "bench:heavy", verified: true },
        { type: "phone", value: "+989120000000", verified: true },
        { type: "email", value: "heavy@example.com", verified: true },
        { type: "telegram", value: "heavy", verified: true },
      ],
    },
  ]);
  const ways: number[] = [];
  for (const [type, value] of [
    ["crm", "bench:heavy"],
    ["phone", "+989120000000"],
    ["email", "heavy@example.com"],
    ["telegram", "heavy"],
  ] as const) {
    const [way] = await resolvePeople(ctx, [{ sourceId: source, identities: [{ type, value }] }]);
    ways.push(way?.identityId as number);
  }
  for (let start = 0; start < count; start += 2500) {
    const rows = Array.from({ length: Math.min(2500, count - start) }, (_, n) =>
      entry(start + n, source, ways[n % ways.length] as number),
    );
    await recordInteractions(ctx, rows);
  }
  return person?.customerId as number;
}

async function fillOthers(
  inBrand: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>,
  own: number,
  count: number,
): Promise<void> {
  for (let start = 0; start < count; start += 5000) {
    await inBrand(async (ctx) => {
      const source = await sourceId(ctx, "bench");
      const people = await resolvePeople(
        ctx,
        Array.from({ length: 500 }, (_, n) => ({
          sourceId: source,
          identities: [
            { type: "phone" as const, value: `+98935${String((start / 10 + n) % 1_000_000).padStart(7, "0")}` },
          ],
        })),
      );
      const rows = Array.from({ length: 5000 }, (_, n) =>
        entry(own + start + n, source, people[n % 500]?.identityId as number),
      );
      await recordInteractions(ctx, rows);
    });
  }
}

function entry(n: number, source: number, identityId: number): NewInteraction {
  const isContact = n % 3 === 0;
  return {
    sourceId: source,
    externalId: `t${n}`,
    identityId,
    occurredAt: new Date(Date.UTC(2024, 9, 1) + ((n * 7919) % 63_000_000) * 1000),
    kind: isContact ? "contact" : "activity",
    channel: channels[n % channels.length] as string,
    direction: n % 5 === 0 ? "out" : "in",
    subject: n % 997 === 0 ? "letter" : isContact ? "message" : "page_view",
    text: isContact ? `پیام شمارهٔ ${n} دربارهٔ سفارش` : null,
    partnerId: n % 1009 === 0 ? 424242 : null,
  };
}

async function ask(address: string): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(await answer.text());
  await answer.json();
}

async function plain(owner: pg.Pool, brandId: number, customerId: number): Promise<number> {
  const question = `select i.* from interaction i join identity k on k.brand_id = i.brand_id and k.id = i.identity_id
    where i.brand_id = $1 and k.customer_id = $2 order by i.occurred_at desc`;
  const times = await timesOf(3, () => owner.query(question, [brandId, customerId]));
  return quantile(times, 0.5) ?? 0;
}

async function timesOf(rounds: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times;
}

const rounded = (value: number | null) => Math.round((value ?? 0) * 10) / 10;
const spread = (times: number[]) => ({ p50_ms: rounded(quantile(times, 0.5)), p95_ms: rounded(quantile(times, 0.95)) });
