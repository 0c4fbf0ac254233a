import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import { authorOf } from "../../../inbox/index.ts";
import type { ImprovementBody, ImprovementRow } from "../../contract.ts";
import { refuseUnknownCauses } from "../causes/root-causes.ts";
import { refuseStrangers } from "../open/open-by-hand.ts";
import { peopleNames } from "../show/people-names.ts";

/** The topic under which changed improvements stand in the change feed. */
const improvementTopic = "improvement";

type Row = {
  id: number;
  title: string;
  what: string;
  root_causes: string[];
  assignee_id: string | null;
  state: ImprovementBody["state"];
  metric: ImprovementBody["metric"];
  made_at: Date;
  done_at: Date | null;
  told: string;
  told_at: Date | null;
  cases: number;
  told_count: number;
  told_waiting: number;
};

/** The board, as it was made; results of watched numbers are asked for apart. */
export async function listImprovements(ctx: Context): Promise<Omit<ImprovementRow, "result">[]> {
  const { rows } = await sql<Row>`
    select i.id, i.title, i.what, i.root_causes, i.assignee_id, i.state, i.metric, i.made_at, i.done_at, i.told, i.told_at,
      (select count(*)::int from customer_case c where c.brand_id = i.brand_id and c.root_cause = any(i.root_causes)
        and c.state <> 'withdrawn') as cases,
      (select count(*)::int from improvement_told t where t.brand_id = i.brand_id and t.improvement_id = i.id
        and t.sent_at is not null) as told_count,
      (select count(*)::int from improvement_told t where t.brand_id = i.brand_id and t.improvement_id = i.id
        and t.sent_at is null and t.reason is null) as told_waiting
    from improvement i where i.brand_id = ${ctx.brandId} and i.removed_at is null
    order by array_position(array['doing', 'planned', 'done', 'dropped'], i.state), i.made_at desc, i.id desc limit 300`.execute(
    ctx.db,
  );
  const names = await peopleNames(
    ctx,
    rows.map(({ assignee_id }) => assignee_id),
  );
  return rows.map(({ assignee_id, made_at, done_at, told_at, ...row }) => ({
    ...row,
    assignee: names.person(assignee_id),
    made_at: made_at.toISOString(),
    done_at: done_at?.toISOString() ?? null,
    told_at: told_at?.toISOString() ?? null,
  }));
}

/** Adds an improvement. Refuses `root_cause_unknown`, `member_unknown` and `invalid` for days that are backwards. Gives its id. */
export async function addImprovement(ctx: Context, body: ImprovementBody): Promise<number> {
  await refuseWrong(ctx, body);
  const { rows } = await sql<{ id: number }>`
    insert into improvement (brand_id, title, what, root_causes, assignee_id, state, metric, made_at, made_by, done_at, changed_at)
    values (${ctx.brandId}, ${body.title}, ${body.what}, ${body.root_causes}::text[], ${body.assignee}, ${body.state}, ${metricOf(body)}::jsonb,
      ${ctx.now}, ${authorOf(ctx)}, ${body.state === "done" ? ctx.now : null}, ${ctx.now}) returning id`.execute(
    ctx.db,
  );
  await recordAudit(ctx, { action: "improvement.made", subject: "improvement", subjectId: rows[0]!.id });
  await recordChanges(ctx, improvementTopic, [rows[0]!.id]);
  return rows[0]!.id;
}

/** Changes an improvement; refuses what adding one refuses, and `not_found`. */
export async function changeImprovement(ctx: Context, id: number, body: ImprovementBody): Promise<void> {
  await refuseWrong(ctx, body);
  const done =
    await sql`update improvement set title = ${body.title}, what = ${body.what}, root_causes = ${body.root_causes}::text[],
      assignee_id = ${body.assignee}, metric = ${metricOf(body)}::jsonb, state = ${body.state}, changed_at = ${ctx.now},
      done_at = case when ${body.state} = 'done' then coalesce(done_at, ${ctx.now}) end
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null`.execute(ctx.db);
  if (Number(done.numAffectedRows) === 0) throw new Refusal("not_found", "improvement");
  await recordAudit(ctx, {
    action: "improvement.changed",
    subject: "improvement",
    subjectId: id,
    detail: { state: body.state },
  });
  await recordChanges(ctx, improvementTopic, [id]);
}

/** Removes an improvement, or brings it back. Refuses `not_found`. */
export async function removeImprovement(ctx: Context, id: number, removed: boolean): Promise<void> {
  const done = await sql`update improvement set removed_at = ${removed ? ctx.now : null}, changed_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (Number(done.numAffectedRows) === 0) throw new Refusal("not_found", "improvement");
  await recordAudit(ctx, {
    action: removed ? "improvement.removed" : "improvement.restored",
    subject: "improvement",
    subjectId: id,
  });
  await recordChanges(ctx, improvementTopic, [id]);
}

const metricOf = ({ metric }: ImprovementBody) => (metric ? JSON.stringify(metric) : null);

async function refuseWrong(ctx: Context, body: ImprovementBody): Promise<void> {
  await refuseUnknownCauses(ctx, body.root_causes);
  await refuseStrangers(ctx, { assignee: body.assignee });
  const { metric } = body;
  if (
    metric &&
    (metric.before.from > metric.before.to ||
      metric.after.from > metric.after.to ||
      metric.before.to >= metric.after.from)
  ) {
    throw new Refusal("invalid", "metric");
  }
}
