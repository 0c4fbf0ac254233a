import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { listMembers, recordAudit } from "../../../admin/index.ts";
import { authorOf, listTeams } from "../../../inbox/index.ts";
import { type CaseSettings, caseSettings, type caseSettingsBody } from "../../contract.ts";
import { usualSettings } from "./usual-settings.ts";

/** How the brand closes the loop; the house's ways where it has not decided. `revision` is 0 then. */
export async function readCaseSettings(ctx: Context): Promise<CaseSettings & { revision: number }> {
  const { rows } = await sql<{ settings: unknown; revision: number }>`select settings, revision from case_setting
    where brand_id = ${ctx.brandId}`.execute(ctx.db);
  if (!rows[0]) return { ...usualSettings, revision: 0 };
  return { ...caseSettings.parse({ ...usualSettings, ...(rows[0].settings as object) }), revision: rows[0].revision };
}

/**
 * Sets it. Refuses `conflict` where somebody changed it meanwhile, `member_unknown` and `not_found` where a rule names whom or what there is
 * not, `invalid` for a score range that is backwards and two rules of one key.
 */
export async function saveCaseSettings(
  ctx: Context,
  { revision, ...settings }: z.infer<typeof caseSettingsBody>,
): Promise<void> {
  await refuseUnknown(ctx, settings);
  const body = JSON.stringify(settings);
  const saved = await sql`
    insert into case_setting (brand_id, settings, revision, updated_at, updated_by)
    select ${ctx.brandId}, ${body}::jsonb, 1, ${ctx.now}, ${authorOf(ctx)}
      where ${revision} = 0 or exists (select from case_setting where brand_id = ${ctx.brandId})
    on conflict (brand_id) do update set settings = excluded.settings, revision = case_setting.revision + 1,
      updated_at = excluded.updated_at, updated_by = excluded.updated_by where case_setting.revision = ${revision}`.execute(
    ctx.db,
  );
  if (Number(saved.numAffectedRows) === 0) throw new Refusal("conflict", "revision");
  await recordAudit(ctx, { action: "cases.settings_changed", subject: "case_setting" });
}

async function refuseUnknown(ctx: Context, { rules }: CaseSettings): Promise<void> {
  if (new Set(rules.map(({ key }) => key)).size !== rules.length) throw new Refusal("invalid", "rules");
  if (rules.some(({ scores }) => scores.some(({ from, to }) => from > to)))
    throw new Refusal("invalid", "rules.scores");
  const members = new Set((await listMembers(ctx)).map(({ userId }) => userId));
  const named = rules.flatMap(({ owners, escalate_to }) => [...owners, ...(escalate_to ? [escalate_to] : [])]);
  if (named.some((userId) => !members.has(userId))) throw new Refusal("member_unknown");
  const teams = new Set((await listTeams(ctx)).map((team) => team.id));
  if (rules.some(({ team }) => team !== null && !teams.has(team))) throw new Refusal("not_found", "team");
}
