import { sql } from "kysely";
import type { JobRun } from "../../../../platform/jobs/index.ts";
import { brandSettings, unseal } from "../../../admin/index.ts";
import { sendApart, wayApart } from "../../../inbox/index.ts";
import { phrasesIn } from "../answer/say.ts";

type Row = { identity_id: number; customer_id: number; code_sealed: string };

/** Sends a code, once: that it is being sent is on disk before anybody is called, and what was sealed is gone then. */
export async function sendCode(job: JobRun, { codeId }: { codeId: number }): Promise<void> {
  const { secretKey } = job.house.config;
  const ready = await job.write(async (ctx) => {
    const { rows } = await sql<Row>`select identity_id, customer_id, code_sealed from bot_code
      where brand_id = ${ctx.brandId} and id = ${codeId} and code_sealed is not null and identity_id is not null and sending_at is null
        and expires_at > ${ctx.now} for update`.execute(ctx.db);
    const row = rows[0];
    if (!row) return null;
    await sql`update bot_code set sending_at = ${ctx.now}, code_sealed = null where brand_id = ${ctx.brandId} and id = ${codeId}`.execute(
      ctx.db,
    );
    const way = await wayApart(ctx, row.customer_id, row.identity_id);
    const { name, language } = await brandSettings(ctx);
    return way && { way, code: unseal(secretKey, row.code_sealed), name, language };
  });
  if (!ready) return;
  const say = phrasesIn(ready.language);
  const text = say.codeText(ready.code, ready.name);
  const key = `bot-code-${job.brandId}-${codeId}`;
  const outcome = await sendApart(job.house, ready.way, { key, text, subject: say.codeSubject });
  if (outcome.state !== "sent")
    job.house.log.warn({ state: outcome.state, code: outcome.code }, "a code did not go out");
}
