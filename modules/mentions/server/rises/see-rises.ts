import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { authorOf } from "../../../inbox/index.ts";
import type { Rise } from "../../contract.ts";
import { riseTopic } from "./notice-rises.ts";

/** Rises of the last week that nobody has looked at, newest first. */
export async function listRises(ctx: Context): Promise<Rise[]> {
  const { rows } = await sql<{
    id: number;
    term_id: number;
    name: string;
    noticed_at: Date;
    negative: number;
    usual: number;
  }>`
    select r.id, r.term_id, t.name, r.noticed_at, r.negative, r.usual from mention_rise r
    join mention_term t on t.brand_id = r.brand_id and t.id = r.term_id
    where r.brand_id = ${ctx.brandId} and r.seen_at is null and t.removed_at is null
      and r.noticed_at > ${ctx.now}::timestamptz - interval '7 days' order by r.noticed_at desc, r.id desc limit 20`.execute(
    ctx.db,
  );
  return rows.map(({ id, term_id, name, noticed_at, negative, usual }) => ({
    ...{ id, negative, usual, term: { id: term_id, name } },
    noticed_at: noticed_at.toISOString(),
  }));
}

/** Notes that somebody looked at a rise; it is not shown again. Refuses `not_found`. */
export async function seeRise(ctx: Context, id: number): Promise<void> {
  const { rows } = await sql`update mention_rise set seen_at = ${ctx.now}, seen_by = ${authorOf(ctx)}
    where brand_id = ${ctx.brandId} and id = ${id} returning id`.execute(ctx.db);
  if (rows.length === 0) throw new Refusal("not_found", "rise");
  await recordChanges(ctx, riseTopic, [id]);
}
