import { sql } from "kysely";
import { type BrandWork, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { nextTime } from "../../../../platform/i18n/index.ts";
import { enqueue, type JobRun } from "../../../../platform/jobs/index.ts";
import { type Letter, sendMail } from "../../../../platform/mail/index.ts";
import { brandSettings, listBrands } from "../../../admin/index.ts";
import { reportRule } from "../../contract/reports.ts";
import { composeReport } from "./compose-report.ts";
import { reportFile } from "./report-file.ts";
import { reportLetter } from "./report-letter.ts";
import { findReport, type Kept, listReports, noteMailed } from "./report-rows.ts";
import { periodsOf } from "./report-times.ts";

/** Each cron round: what fell due becomes a letter for each who gets it, and its next time is set, in one transaction. */
export async function sendDueReports(house: House): Promise<void> {
  for (const brand of await listBrands(house.database.app)) {
    const on = { brandId: brand.id, actor: system("reports"), now: house.clock() };
    await withBrand(house.database.app, on, async (ctx) => {
      const { rows } = await sql<{ id: number; rule: unknown; next_at: Date }>`
        select id, rule, next_at from score_report where brand_id = ${ctx.brandId} and removed_at is null and next_at <= ${ctx.now}
        for update skip locked`.execute(ctx.db);
      for (const row of rows) {
        const rule = reportRule.parse(row.rule);
        for (const place of rule.recipients.keys()) {
          await enqueue(ctx, "insights-send-report", { id: row.id, place, due: row.next_at.toISOString() });
        }
        const next = nextTime(rule, ctx.now, brand);
        await sql`update score_report set next_at = ${next} where brand_id = ${ctx.brandId} and id = ${row.id}`.execute(
          ctx.db,
        );
      }
    });
  }
}

/** The file of a report as it would be sent at this moment. Refuses `not_found`. */
export async function makeReport(house: House, on: BrandWork, id: number) {
  const { brand, row } = await withBrand(house.database.app, { ...on, readOnly: true }, async (ctx) => ({
    brand: await brandSettings(ctx),
    row: await findReport(ctx, id),
  }));
  const report = await composeReport(house.database, on, row.rule, periodsOf(row.rule.every, on.now, brand));
  return { brand, rule: row.rule, report, file: await reportFile(house, brand, report, row.rule.format) };
}

/** The job that mails a report to one of those who get it; one that was taken away meanwhile is not sent. */
export async function sendReport(
  job: JobRun,
  { id, place, due }: { id: number; place: number; due: string },
): Promise<void> {
  const standing = await job.read(async (ctx) => (await listReports(ctx)).find((row) => row.id === id));
  const to = standing?.rule.recipients[place];
  if (!standing || !to) return;
  // About the days before it fell due, however late it goes out.
  const on: BrandWork = { brandId: job.brandId, actor: job.actor, now: new Date(due) };
  const { brand, rule, report, file } = await makeReport(job.house, on, id);
  await mail(job, "report", id, { to, ...reportLetter(job.house.config.publicUrl, brand, rule, report, file) });
}

/** Mails a letter and notes how it went; throws where it is to be tried again. */
export async function mail(job: JobRun, kind: Kept, id: number, letter: Letter): Promise<void> {
  try {
    const sent = await sendMail(job.house.config, letter);
    await job.write((ctx) => noteMailed(ctx, kind, id, sent ? null : "mail_not_set_up"));
  } catch (error) {
    await job.write((ctx) => noteMailed(ctx, kind, id, "mail_refused"));
    throw error;
  }
}
