import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import type { RootCause, rootCauseRow } from "../../contract.ts";
import { usualCauses } from "./usual-causes.ts";

type Stored = RootCause & { place: number; removed_at: Date | null };

/** All causes that ever were, removed ones last, with whether they still are. */
async function allCauses(ctx: Context): Promise<(RootCause & { removed: boolean })[]> {
  const { rows } = await sql<Stored>`select key, parent, fa, en, place, removed_at from root_cause
    where brand_id = ${ctx.brandId} order by place, key`.execute(ctx.db);
  if (rows.length === 0) return usualCauses.map((cause) => ({ ...cause, removed: false }));
  return rows.map(({ key, parent, fa, en, removed_at }) => ({ key, parent, fa, en, removed: removed_at !== null }));
}

/** The tree as it is now: each cause after its parent. */
export async function rootCauses(ctx: Context): Promise<RootCause[]> {
  return (await allCauses(ctx)).filter(({ removed }) => !removed).map(({ removed: _removed, ...cause }) => cause);
}

/** Names of causes by their keys, of removed ones too. */
export async function causeNames(ctx: Context): Promise<Map<string, { fa: string; en: string }>> {
  return new Map((await allCauses(ctx)).map(({ key, fa, en }) => [key, { fa: fa || en, en: en || fa }]));
}

/** Refuses `root_cause_unknown` where a key is none of the tree. */
export async function refuseUnknownCauses(ctx: Context, keys: readonly string[]): Promise<void> {
  const known = new Set((await rootCauses(ctx)).map(({ key }) => key));
  if (keys.some((key) => !known.has(key))) throw new Refusal("root_cause_unknown", "root_cause");
}

/** The tree with how many cases of the last 90 days carry each cause itself, and how many of those are open. */
export async function listRootCauses(ctx: Context): Promise<z.infer<typeof rootCauseRow>[]> {
  const { rows } = await sql<{ root_cause: string; cases: number; open: number }>`
    select root_cause, count(*)::int as cases, count(*) filter (where closed_at is null)::int as open from customer_case
    where brand_id = ${ctx.brandId} and root_cause is not null and state <> 'withdrawn'
      and opened_at > ${ctx.now}::timestamptz - interval '90 days' group by root_cause`.execute(ctx.db);
  const counted = new Map(rows.map((row) => [row.root_cause, row]));
  return (await rootCauses(ctx)).map((cause) => ({
    ...cause,
    cases: counted.get(cause.key)?.cases ?? 0,
    open: counted.get(cause.key)?.open ?? 0,
  }));
}

/** Sets the tree; causes left out are removed, and stay on the cases that carry them. Refuses `invalid`: twice the same, no name, a circle, or an unknown parent. */
export async function saveRootCauses(ctx: Context, causes: readonly RootCause[]): Promise<void> {
  refuseTangled(causes);
  // What was the house's becomes the brand's own, so that names of removed causes stay known.
  const kept = new Map((await allCauses(ctx)).map((cause) => [cause.key, cause]));
  const wanted = new Set(causes.map(({ key }) => key));
  const gone = [...kept.values()].filter(({ key }) => !wanted.has(key));
  for (const [place, { key, parent, fa, en }] of [...causes, ...gone].entries()) {
    const removed = wanted.has(key) ? null : ctx.now;
    await sql`insert into root_cause (brand_id, key, parent, fa, en, place, removed_at)
      values (${ctx.brandId}, ${key}, ${parent}, ${fa}, ${en}, ${place}, ${removed})
      on conflict (brand_id, key) do update set parent = excluded.parent, fa = excluded.fa, en = excluded.en, place = excluded.place,
        removed_at = case when excluded.removed_at is null then null else coalesce(root_cause.removed_at, excluded.removed_at) end`.execute(
      ctx.db,
    );
  }
  await recordAudit(ctx, { action: "cases.causes_changed", subject: "root_cause" });
}

function refuseTangled(causes: readonly RootCause[]): void {
  const parents = new Map(causes.map(({ key, parent }) => [key, parent]));
  if (parents.size !== causes.length) throw new Refusal("invalid", "rows");
  for (const { parent, fa, en } of causes) {
    if (!fa && !en) throw new Refusal("invalid", "rows");
    let steps = 0;
    for (let above = parent; above !== null; above = parents.get(above) ?? null) {
      if (!parents.has(above) || ++steps > 3) throw new Refusal("invalid", "rows");
    }
  }
}
