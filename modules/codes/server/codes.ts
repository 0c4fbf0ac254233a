import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { listMembers, recordAudit } from "../../admin/index.ts";
import { findBranch, shownBranches } from "../../branches/index.ts";
import { openChatKey } from "../../inbox/index.ts";
import { openSurvey } from "../../surveys/index.ts";
import type { CodeBody, CodeRow } from "../contract.ts";
import { type Code, columns, titleOf } from "./code-rows.ts";
import { newCode } from "./code-text.ts";

const most = 2000;

/** All codes, those in use first, newest first; `origin` is where they lead. */
export async function listCodes(ctx: Context, origin: string): Promise<CodeRow[]> {
  const { rows } = await sql<Code & Pick<CodeRow, "scans" | "conversations" | "answers">>`
    select ${columns}, coalesce(s.scans, 0)::int as scans, coalesce(a.conversations, 0)::int as conversations, coalesce(a.answers, 0)::int as answers
    from place_code c
    left join (select code_id, sum(scans) as scans from place_scan where brand_id = ${ctx.brandId} group by code_id) s on s.code_id = c.id
    left join (select code_id, count(*) filter (where subject = 'conversation') as conversations, count(*) filter (where subject = 'response') as answers
      from place_arrival where brand_id = ${ctx.brandId} group by code_id) a on a.code_id = c.id
    where c.brand_id = ${ctx.brandId} order by retired_at is not null, id desc limit ${most}`.execute(ctx.db);
  const branches = new Map((await shownBranches(ctx)).map((one) => [one.id, one]));
  return rows.map(({ code, branch_id, user_id, site_id, survey_key, retired_at, ...row }) => ({
    ...row,
    ...{ branch: branch_id, user: user_id, site: site_id, survey: survey_key },
    title: titleOf(row, branch_id === null ? undefined : branches.get(branch_id)),
    address: `${origin}/q/${code}`,
    retired_at: retired_at?.toISOString() ?? null,
  }));
}

/**
 * Makes a code; gives its id. Refuses `not_found` (branch or survey), `member_unknown`, `chat_off`, `survey_not_live`,
 * `survey_without_link` and `too_many_codes`.
 */
export async function addCode(ctx: Context, body: CodeBody): Promise<number> {
  await refuseDeadEnds(ctx, body);
  const { rows: count } = await sql<{ n: number }>`select count(*)::int as n from place_code
    where brand_id = ${ctx.brandId} and retired_at is null`.execute(ctx.db);
  if (count[0]!.n >= most) throw new Refusal("too_many_codes");
  const { rows } = await sql<{ id: number }>`insert into place_code
    (brand_id, code, kind, name, branch_id, user_id, target, site_id, survey_key, headline, made_by, made_at)
    values (${ctx.brandId}, ${newCode(ctx.brandId)}, ${body.kind}, ${body.name}, ${body.branch}, ${body.user}, ${body.target}, ${body.site},
      ${body.survey}, ${body.headline}, ${whoOf(ctx)}, ${ctx.now}) returning id`.execute(ctx.db);
  const { id } = rows[0]!;
  await recordAudit(ctx, { action: "code.made", subject: "place_code", subjectId: id });
  return id;
}

/** Changes of which place a code is and what it opens; what is printed stays. Refuses as `addCode` does. */
export async function changeCode(ctx: Context, id: number, body: CodeBody): Promise<void> {
  await refuseDeadEnds(ctx, body);
  await change(
    ctx,
    { id, action: "code.changed" },
    sql`kind = ${body.kind}, name = ${body.name}, branch_id = ${body.branch}, user_id = ${body.user}, target = ${body.target},
      site_id = ${body.site}, survey_key = ${body.survey}, headline = ${body.headline}`,
  );
}

/** Retires a code, or takes that back; twice is once. Refuses `not_found`. */
export async function retireCode(ctx: Context, id: number, retired: boolean): Promise<void> {
  const sets = retired
    ? sql`retired_at = coalesce(retired_at, ${ctx.now}), retired_by = coalesce(retired_by, ${whoOf(ctx)})`
    : sql`retired_at = null, retired_by = null`;
  await change(ctx, { id, action: retired ? "code.retired" : "code.restored" }, sets);
}

/** Nobody prints a code that leads nowhere. */
async function refuseDeadEnds(ctx: Context, { branch, user, target, site, survey }: CodeBody): Promise<void> {
  if (branch !== null && !(await findBranch(ctx, branch))) throw new Refusal("not_found", "branch");
  if (user !== null && !(await listMembers(ctx)).some(({ userId }) => userId === user))
    throw new Refusal("member_unknown");
  if (target === "chat" && !(await openChatKey(ctx, site!))) throw new Refusal("chat_off", "site");
  if (target === "survey" && !(await openSurvey(ctx, { key: survey! })).settings.open_link)
    throw new Refusal("survey_without_link", "survey");
}

type Deed = { id: number; action: string };

async function change(ctx: Context, { id, action }: Deed, sets: ReturnType<typeof sql>): Promise<void> {
  const done = await sql`update place_code set ${sets} where brand_id = ${ctx.brandId} and id = ${id}`.execute(ctx.db);
  if (Number(done.numAffectedRows) === 0) throw new Refusal("not_found", "code");
  await recordAudit(ctx, { action, subject: "place_code", subjectId: id });
}

function whoOf({ actor }: Context): string {
  return "id" in actor && actor.id ? String(actor.id) : actor.kind;
}
