import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { holm, rateRiseChance } from "../../../../platform/stats/index.ts";
import { listBrands } from "../../../admin/index.ts";

/** What changed when a rise was noticed or seen. */
export const riseTopic = "mention_rise";
const day = 86_400_000;
const before = 28;
/** A term must have been listened for so many days before anything is said of it. */
const leastDays = 7;
const least = 3;
/** Looked at every hour: one in a thousand, so that a quiet year stays quiet. */
const rare = 0.001;

type Tally = { term_id: number; now: number; before: number; days: number; told: boolean };

/** Every hour: notices terms whose negative mentions of the last day are more than chance beside the four weeks before; each at most once in two days. */
export async function noticeRises(house: House): Promise<void> {
  const now = house.clock();
  for (const { id: brandId } of await listBrands(house.database.app))
    await withBrand(house.database.app, { brandId, actor: system("mention-rises"), now }, lookForRises);
}

async function lookForRises(ctx: Context): Promise<void> {
  const tallies = (await tallyTerms(ctx)).filter(({ days }) => days >= leastDays);
  const chances = holm(
    tallies.map(({ now, before: earlier, days }) =>
      rateRiseChance({ now, span: 1, before: earlier, spanBefore: days }),
    ),
  );
  for (const [at, tally] of tallies.entries()) {
    if (tally.told || tally.now < least || chances[at]! > rare) continue;
    const { rows } = await sql<{
      id: number;
    }>`insert into mention_rise (brand_id, term_id, noticed_at, negative, usual, chance)
      values (${ctx.brandId}, ${tally.term_id}, ${ctx.now}, ${tally.now}, ${tally.before / tally.days}, ${chances[at]!}) returning id`.execute(
      ctx.db,
    );
    await recordChanges(ctx, riseTopic, [rows[0]!.id]);
  }
}

/** Negative mentions of each term within the last day and in the days before, counted when they were said; what people ignored is noise. */
async function tallyTerms(ctx: Context): Promise<Tally[]> {
  const today = new Date(ctx.now.getTime() - day);
  const earliest = new Date(today.getTime() - before * day);
  const { rows } = await sql<Tally>`
    select t.id as term_id, count(m.id) filter (where m.said_at > ${today})::int as now,
      count(m.id) filter (where m.said_at <= ${today})::int as before,
      least(${before}, greatest(0, extract(epoch from ${today}::timestamptz - t.made_at) / 86400))::float as days,
      exists (select from mention_rise r where r.brand_id = t.brand_id and r.term_id = t.id
        and r.noticed_at > ${ctx.now}::timestamptz - interval '2 days') as told
    from mention_term t
    left join (public_mention_term f join public_mention m on m.brand_id = f.brand_id and m.id = f.mention_id and m.sentiment = 'negative'
        and m.state <> 'ignored' and m.said_at > ${earliest})
      on f.brand_id = t.brand_id and f.term_id = t.id
    where t.brand_id = ${ctx.brandId} and t.removed_at is null group by t.brand_id, t.id order by t.id`.execute(ctx.db);
  return rows;
}
