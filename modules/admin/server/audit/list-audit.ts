import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { AuditEntry, auditFilter } from "../../contract.ts";
import { onWire } from "../wire.ts";

export type AuditFilter = z.infer<typeof auditFilter>;
type Row = Omit<AuditEntry, "at"> & { at: Date; place: string };

/** One page of the audit log, newest first. `next` is the cursor of the page after it, null on the last. */
export async function listAudit(
  ctx: Context,
  filter: AuditFilter & { after?: string | undefined; limit: number },
): Promise<{ rows: AuditEntry[]; next: string | null }> {
  const { limit } = filter;
  const { rows } = await sql<Row>`
    select id, at, actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", action, subject,
      subject_id as "subjectId", detail, at::text as place
    from audit_entry where brand_id = ${ctx.brandId} and ${conditions(filter)}
    order by at desc, id desc limit ${limit + 1}`.execute(ctx.db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = last && rows.length > limit ? Buffer.from(`${last.place}|${last.id}`).toString("base64url") : null;
  return { rows: shown.map(({ place: _place, ...row }) => onWire(row)), next };
}

function conditions(filter: AuditFilter & { after?: string | undefined }) {
  const { actor, action, subject, subjectId, from, to, after } = filter;
  const all = [sql`true`];
  if (actor) all.push(sql`(actor_id = ${actor} or actor_name = ${actor})`);
  if (action) all.push(sql`action = ${action}`);
  if (subject) all.push(sql`subject = ${subject}`);
  if (subjectId) all.push(sql`subject_id = ${subjectId}`);
  if (from) all.push(sql`at >= ${from}::timestamptz`);
  if (to) all.push(sql`at < ${to}::timestamptz`);
  if (after) {
    const [at, id] = placeOf(after);
    all.push(sql`(at, id) < (${at}::timestamptz, ${id}::bigint)`);
  }
  return sql.join(all, sql` and `);
}

function placeOf(cursor: string): [string, string] {
  const found = /^([\d :.+-]{10,40})\|(\d{1,18})$/.exec(Buffer.from(cursor, "base64url").toString("utf8"));
  if (!found) throw new Refusal("invalid", "after");
  return [found[1]!, found[2]!];
}
