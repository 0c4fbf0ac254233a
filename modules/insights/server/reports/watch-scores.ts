import { sql } from "kysely";
import { type BrandWork, type Context, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { wallClock } from "../../../../platform/i18n/index.ts";
import { enqueue, type JobRun } from "../../../../platform/jobs/index.ts";
import { holm } from "../../../../platform/stats/index.ts";
import { type Brand, brandSettings, listBrands } from "../../../admin/index.ts";
import type { ScoreMove, WatchRow } from "../../contract/reports.ts";
import type { MetricAnswer } from "../../contract.ts";
import { askMetrics, patience } from "../ask-metrics.ts";
import { scoreDifference } from "../experience/compare-groups.ts";
import { daysAfter, todayIn } from "../period.ts";
import { askedOf } from "../question.ts";
import { alertLetter } from "./report-letter.ts";
import { listWatches } from "./report-rows.ts";
import { mail } from "./send-reports.ts";

/** From this hour of the brand's clock on, what is watched is looked at, once a day. */
const morning = 8;

/** Each cron round: looks at what is watched in each brand whose morning has come and that was not looked at today. */
export async function watchScores(house: House): Promise<void> {
  for (const brand of await listBrands(house.database.app)) {
    const on = { brandId: brand.id, actor: system("watch"), now: house.clock() };
    if (wallClock(on.now, brand.timeZone).hour >= morning) await lookAtWatches(house, on, brand);
  }
}

async function lookAtWatches(house: House, on: BrandWork, brand: Brand): Promise<void> {
  const today = todayIn(on.now, brand.timeZone);
  const watches = await withBrand(house.database.app, { ...on, readOnly: true }, listWatches);
  const waiting = watches.filter(({ looked_on }) => looked_on !== today);
  if (waiting.length === 0) return;
  const asked = waiting.flatMap(({ rule: { metric, survey, days } }) =>
    [1, days + 1].map((ago) => askedOf(metric, { survey: survey ?? undefined, period: `${days}d-ending-${ago}d-ago` })),
  );
  const { answers } = await askMetrics(house.database, on, brand.language, asked, patience.exact);
  const moves = movesOf(waiting, answers);
  await withBrand(house.database.app, on, async (ctx) => {
    for (const [place, watch] of waiting.entries()) await note(ctx, watch, moves[place] ?? null, today);
  });
}

type Group = MetricAnswer["groups"][number] & { distribution?: Record<string, number> };
const countsOf = (group: Group | undefined) => new Map(Object.entries(group?.distribution ?? {}));

/**
 * What moved by more than chance, for each watch, else null. The chances are corrected for how many scores are watched (Holm) and for the
 * `days` mornings on which the same days are looked at again (Bonferroni): in as many days one alert in twenty at most says so of nothing.
 */
export function movesOf(watches: readonly WatchRow[], answers: readonly MetricAnswer[]): (ScoreMove | null)[] {
  const pairs = watches.map(({ rule }, place) => {
    const [now, before] = [answers[2 * place]!, answers[2 * place + 1]!];
    const found = scoreDifference(rule.metric, countsOf(now.groups[0] as Group), countsOf(before.groups[0] as Group));
    return { rule, now, before, found };
  });
  const corrected = holm(pairs.map(({ found }) => found?.chance ?? 1));
  return pairs.map(({ rule, now, before, found }, place) => {
    const chance = Math.min(1, corrected[place]! * rule.days);
    if (!found || chance >= 0.05) return null;
    const level = ({ groups: [group] }: MetricAnswer) => ({ n: group!.n, value: group!.value! });
    const { difference, low, high } = found;
    const span = { from: now.from, to: now.to };
    return {
      metric: rule.metric,
      survey: rule.survey,
      ...span,
      now: level(now),
      before: level(before),
      difference,
      low,
      high,
      chance,
    };
  });
}

/** Notes that a watch was looked at, and what it saw: the same move is told once in as many days as it is about. */
async function note(ctx: Context, { id, rule }: WatchRow, move: ScoreMove | null, today: string): Promise<void> {
  await sql`update score_watch set looked_on = ${today} where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (!move) return;
  const { rows } = await sql<{ id: number }>`
    insert into score_alert (brand_id, watch_id, day, move, at)
    select ${ctx.brandId}, ${id}, ${today}, ${JSON.stringify(move)}::jsonb, ${ctx.now}
    where not exists (select from score_alert where brand_id = ${ctx.brandId} and watch_id = ${id}
      and day > ${daysAfter(today, -rule.days)} and sign((move->>'difference')::float) = ${Math.sign(move.difference)})
    on conflict do nothing returning id`.execute(ctx.db);
  if (!rows[0]) return;
  for (const place of rule.recipients.keys())
    await enqueue(ctx, "insights-send-alert", { id: rows[0].id, watch: id, place });
}

/** The job that mails an alert to one of those who get it. */
export async function sendAlert(
  job: JobRun,
  { id, watch, place }: { id: number; watch: number; place: number },
): Promise<void> {
  const found = await job.read(async (ctx) => {
    const { rows } = await sql<{
      move: ScoreMove;
    }>`select move from score_alert where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
    const standing = (await listWatches(ctx)).find((row) => row.id === watch);
    return { brand: await brandSettings(ctx), move: rows[0]?.move, rule: standing?.rule };
  });
  const { brand, move, rule } = found;
  const to = rule?.recipients[place];
  if (!rule || !move || !to) return;
  await mail(job, "watch", watch, {
    to,
    ...alertLetter(job.house.config.publicUrl, brand, rule.language, move, rule.days),
  });
}
