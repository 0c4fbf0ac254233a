import { sql } from "kysely";
import type { Actor, Context } from "../../../../platform/db/index.ts";

/** What somebody did: `action` such as `customer.merged`, and what it was done to. */
export type Deed = {
  action: string;
  subject: string;
  subjectId?: string | number | null;
  /** Names of changed fields, roles, counts. Never values of customers: an erasure could not reach them. */
  detail?: Record<string, unknown>;
};

function idOf(actor: Actor): string | null {
  return "id" in actor ? String(actor.id) : null;
}

function nameOf(actor: Actor): string | null {
  return "name" in actor ? actor.name : null;
}

/** Writes one line of the audit log in this transaction. The log can only grow: the app's role may neither change nor delete it. */
export async function recordAudit(ctx: Context, deed: Deed): Promise<void> {
  const { actor } = ctx;
  await sql`insert into audit_entry (brand_id, at, actor_kind, actor_id, actor_name, action, subject, subject_id, detail)
    values (${ctx.brandId}, ${ctx.now}, ${actor.kind}, ${idOf(actor)}, ${nameOf(actor)}, ${deed.action}, ${deed.subject},
      ${deed.subjectId == null ? null : String(deed.subjectId)}, ${JSON.stringify(deed.detail ?? {})}::jsonb)`.execute(
    ctx.db,
  );
}
