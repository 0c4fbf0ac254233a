import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { authorOf } from "../../inbox/index.ts";
import type { CaseEventKind } from "../contract.ts";
import { announceCase } from "./announce-case.ts";

/**
 * Writes into the history of a case what happened to it as it stands by now, with words where there are any, and announces
 * it. `facts` hold no text of persons. Gives its id.
 */
export async function writeCaseEvent(
  ctx: Context,
  caseId: number,
  kind: CaseEventKind,
  {
    facts = {},
    text = "",
    by = authorOf(ctx),
    at = ctx.now,
  }: { facts?: object; text?: string; by?: string; at?: Date } = {},
): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into case_event (brand_id, case_id, kind, at, by, facts)
    values (${ctx.brandId}, ${caseId}, ${kind}, ${at}, ${by}, ${JSON.stringify(facts)}::jsonb) returning id`.execute(
    ctx.db,
  );
  const { id } = rows[0]!;
  if (text !== "") {
    await sql`insert into case_event_text (brand_id, event_id, case_id, body)
      values (${ctx.brandId}, ${id}, ${caseId}, ${text})`.execute(ctx.db);
  }
  await announceCase(ctx, caseId, kind);
  return id;
}
