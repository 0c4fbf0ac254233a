import type { JobRun } from "../../../../platform/jobs/index.ts";
import { sendMail } from "../../../../platform/mail/index.ts";
import { brandSettings, userById } from "../../../admin/index.ts";
import { holdExport, runById } from "./export-rows.ts";
import { failureLetter } from "./failure-letter.ts";

/** The job that tells who answers for an export that it failed. */
export const tellJob = "outlet-tell-export-failed";

/** Mails who answers for an export why its sending was given up; without a mail server the page alone says so. */
export async function tellFailure(job: JobRun, { runId }: { runId: number }): Promise<void> {
  const found = await job.write(async (ctx) => {
    const run = await runById(ctx, runId);
    const kept = await holdExport(ctx, run.rule_id);
    const user = kept.made_by ? await userById(ctx.db, kept.made_by) : null;
    return { run, kept, user, brand: await brandSettings(ctx) };
  });
  const { run, kept, user, brand } = found;
  if (!user || !run.problem) return;
  const letter = failureLetter({
    ...{ name: kept.rule.name, problem: run.problem, detail: run.detail, tries: run.tries },
    ...{ brand, language: user.language ?? brand.language, publicUrl: job.house.config.publicUrl },
  });
  await sendMail(job.house.config, { to: user.email, ...letter });
}
