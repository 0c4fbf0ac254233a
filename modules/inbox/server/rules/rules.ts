import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import type { Rule, RuleBody, RuleCondition, RuleDeed, RuleTrigger } from "../../contract.ts";
import { authorOf } from "../people/user-of.ts";

export type StoredRule = {
  id: number;
  name: string;
  on: RuleTrigger;
  waits_minutes: number | null;
  condition: RuleCondition;
  deeds: RuleDeed[];
  stops: boolean;
};

const columns = sql`id, name, on_event as on, waits_minutes, condition, deeds, stops`;

/** The brand's rules in the order in which they are asked. */
export async function listRules(ctx: Context): Promise<Rule[]> {
  const { rows } = await sql<StoredRule & { switched_on_at: Date | null; changed_at: Date; runs: number }>`
    select ${columns}, switched_on_at, changed_at,
      (select count(*)::int from rule_run r where r.brand_id = rule.brand_id and r.rule_id = rule.id and r.held_back is null
        and r.at > ${ctx.now}::timestamptz - interval '7 days') as runs
    from rule where brand_id = ${ctx.brandId} and removed_at is null order by position, id`.execute(ctx.db);
  return rows.map((row) => ({
    ...row,
    switched_on_at: row.switched_on_at?.toISOString() ?? null,
    changed_at: row.changed_at.toISOString(),
  }));
}

/** Rules that are on and hear one of these, in their order; only `one` where it is named. */
export async function rulesHearing(ctx: Context, on: readonly string[], one: number | null): Promise<StoredRule[]> {
  const { rows } = await sql<StoredRule>`select ${columns} from rule
    where brand_id = ${ctx.brandId} and on_event = any(${on as string[]}::text[]) and switched_on_at is not null
      and removed_at is null and (${one}::bigint is null or id = ${one}) order by position, id`.execute(ctx.db);
  return rows;
}

/** Makes a rule, below all others and switched off. Gives its id. */
export async function makeRule(ctx: Context, body: RuleBody): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into rule (brand_id, name, position, on_event, waits_minutes, condition, deeds, stops, made_by, made_at, changed_at)
    values (${ctx.brandId}, ${body.name},
      (select coalesce(max(position), 0) + 1 from rule where brand_id = ${ctx.brandId}), ${body.on}, ${body.waits_minutes},
      ${JSON.stringify(body.condition)}::jsonb, ${JSON.stringify(body.deeds)}::jsonb, ${body.stops}, ${authorOf(ctx)}, ${ctx.now}, ${ctx.now})
    returning id`.execute(ctx.db);
  await recordAudit(ctx, { action: "rule.made", subject: "rule", subjectId: rows[0]!.id });
  return rows[0]!.id;
}

/** Changes a rule; what it did before stays in the log. Refuses `not_found`. */
export async function changeRule(ctx: Context, id: number, body: RuleBody): Promise<void> {
  const done =
    await sql`update rule set name = ${body.name}, on_event = ${body.on}, waits_minutes = ${body.waits_minutes},
      condition = ${JSON.stringify(body.condition)}::jsonb, deeds = ${JSON.stringify(body.deeds)}::jsonb, stops = ${body.stops},
      changed_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null`.execute(ctx.db);
  if (!done.numAffectedRows) throw new Refusal("not_found", "rule");
  await recordAudit(ctx, { action: "rule.changed", subject: "rule", subjectId: id });
}

/** Switches a rule on or off. Refuses `not_found`. */
export async function switchRule(ctx: Context, id: number, on: boolean): Promise<void> {
  const done =
    await sql`update rule set switched_on_at = ${on ? ctx.now : null}, switched_on_by = ${on ? authorOf(ctx) : null}
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null`.execute(ctx.db);
  if (!done.numAffectedRows) throw new Refusal("not_found", "rule");
  await recordAudit(ctx, { action: on ? "rule.switched_on" : "rule.switched_off", subject: "rule", subjectId: id });
}

/** Takes a rule away, switched off; `back` brings it again. Refuses `not_found`. */
export async function removeRule(ctx: Context, id: number, back = false): Promise<void> {
  const done =
    await sql`update rule set removed_at = ${back ? null : ctx.now}, switched_on_at = null, switched_on_by = null
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (!done.numAffectedRows) throw new Refusal("not_found", "rule");
  await recordAudit(ctx, { action: back ? "rule.restored" : "rule.removed", subject: "rule", subjectId: id });
}

/** Puts rules into an order; those that are not named keep theirs, below. */
export async function orderRules(ctx: Context, ids: readonly number[]): Promise<void> {
  await sql`update rule set position = wanted.at
    from (select id, row_number() over (order by array_position(${ids as number[]}::bigint[], id) nulls last, position, id)::int as at
      from rule where brand_id = ${ctx.brandId} and removed_at is null) wanted
    where rule.brand_id = ${ctx.brandId} and rule.id = wanted.id`.execute(ctx.db);
  await recordAudit(ctx, { action: "rule.ordered", subject: "brand", subjectId: ctx.brandId });
}
