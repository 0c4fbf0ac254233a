import { type BrandWork, system, withBrand } from "../../../platform/db/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { JobRun } from "../../../platform/jobs/index.ts";
import { listBrands } from "../../admin/index.ts";
import { refreshLater } from "./ask-metrics.ts";
import { refreshMetric, versionsNow } from "./compute-metric.ts";
import { healthQuestions } from "./health.ts";
import { firstQuestions } from "./overview.ts";
import type { Asked } from "./question.ts";
import { findMetric } from "./registry.ts";
import { dropUnread, slowQuestions, unanswered } from "./snapshots.ts";

/** The job behind a reader's back: computes one question again. */
export function refreshQuestion(job: JobRun, { asked }: { asked: Asked }): Promise<void> {
  const on: BrandWork = { brandId: job.brandId, actor: job.actor, now: job.house.clock() };
  return refreshMetric(job.house.database, on, asked);
}

/**
 * Keeps slow answers that were read in the last two days warm, so that the next reader finds them fresh, has home and the
 * first page ready for whoever opens them first, and forgets what nobody read for a month.
 */
export async function keepWarm(house: House): Promise<void> {
  for (const brand of await listBrands(house.database.app)) {
    const on = { brandId: brand.id, actor: system("keep-warm"), now: house.clock() };
    await withBrand(house.database.app, on, async (ctx) => {
      await dropUnread(ctx);
      const versionOf = await versionsNow(ctx);
      const outdated: Asked[] = [];
      for (const { asked, version } of await slowQuestions(ctx)) {
        if (findMetric(asked.metric) && version !== (await versionOf(asked))) outdated.push(asked);
      }
      const never = await unanswered(ctx, [...(await firstQuestions(ctx)), ...healthQuestions]);
      for (const asked of [...outdated, ...never]) await refreshLater(ctx, asked, true);
    });
  }
}
