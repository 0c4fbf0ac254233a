import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { brandSettings, recordAudit } from "../../../admin/index.ts";
import { fieldsOf, type Mapping, type Previewed, type Taken } from "../../contract.ts";
import { wakeDeliveries } from "../deliveries/wake-deliveries.ts";
import { webhookOf, webhookSourceById } from "../shop-rows.ts";
import { readMapped } from "./read-mapped.ts";

type Trial = { takes: Taken; mapping: Mapping; sample: string };

/** What a mapping makes of a sample; nothing is kept. */
export async function previewMapping(ctx: Context, { takes, mapping, sample }: Trial): Promise<Previewed> {
  const { timeZone, currency } = await brandSettings(ctx);
  const read = readMapped(sample, { takes, mapping, source: "sample", timeZone, currency, now: ctx.now });
  return { ok: read.thing !== null, problem: read.problem, fields: read.fields };
}

/**
 * Gives a source its mapping, once the sample makes a right thing by it; the sample itself is not kept. What failed before is not tried by
 * itself. Refuses `mapping_unfit` with the field, and `not_found`.
 */
export async function keepMapping(ctx: Context, id: number, trial: Omit<Trial, "takes">): Promise<void> {
  const settings = webhookOf(await webhookSourceById(ctx, id));
  const { ok, problem } = await previewMapping(ctx, { takes: settings.takes, ...trial });
  if (!ok) throw new Refusal("mapping_unfit", { field: problem?.field ?? "sample" });
  const known = new Set(fieldsOf[settings.takes].map(({ name }) => name));
  const mapping = Object.fromEntries(Object.entries(trial.mapping).filter(([name]) => known.has(name)));
  await sql`update shop set settings = settings || ${JSON.stringify({ mapping })}::jsonb
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  await wakeDeliveries(ctx, id);
  await recordAudit(ctx, { action: "shop.mapping_changed", subject: "shop", subjectId: id });
}
