import { type Kysely, sql } from "kysely";
import type { Context, NoTables } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { Role } from "../../../../platform/house/module.ts";
import type { Language } from "../../../../platform/i18n/index.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { newToken, tokenHash } from "../secrets.ts";
import { onWire } from "../wire.ts";
import { refuseUnlessOwner } from "./members.ts";

const daysOpen = 7;

type Listed = { id: number; email: string; role: Role; invitedBy: string; createdAt: Date; expiresAt: Date };

/** An invitation that can still be accepted. */
export type OpenInvitation = {
  id: number;
  brandId: number;
  slug: string;
  brand: string;
  language: Language;
  email: string;
  role: Role;
};

/** The invitations that wait for their person, newest first. */
export async function listInvitations(ctx: Context) {
  const { rows } = await sql<Listed>`
    select id, email, role, invited_by as "invitedBy", created_at as "createdAt", expires_at as "expiresAt"
    from invitation
    where brand_id = ${ctx.brandId} and accepted_at is null and revoked_at is null and expires_at > ${ctx.now}
    order by id desc`.execute(ctx.db);
  return rows.map(onWire);
}

/**
 * Invites somebody by e-mail for seven days and gives the token of the link, which is kept only as a hash. An older invitation
 * of the same person ends. Refuses `owners_only`, `already_member`.
 */
export async function inviteMember(ctx: Context, { email, role }: { email: string; role: Role }) {
  refuseUnlessOwner(ctx, role);
  const { rows } = await sql`select from member m join "user" u on u.id = m.user_id
    where m.brand_id = ${ctx.brandId} and u.email = ${email}`.execute(ctx.db);
  if (rows.length > 0) throw new Refusal("already_member", "email");
  await sql`update invitation set revoked_at = ${ctx.now} where brand_id = ${ctx.brandId} and email = ${email}
    and accepted_at is null and revoked_at is null`.execute(ctx.db);
  const token = newToken();
  const expiresAt = new Date(ctx.now.getTime() + daysOpen * 24 * 60 * 60_000);
  const invitedBy = "name" in ctx.actor ? ctx.actor.name : ctx.actor.kind;
  const made = await sql<{ id: number }>`
    insert into invitation (brand_id, token_hash, email, role, invited_by, created_at, expires_at)
    values (${ctx.brandId}, ${tokenHash(token)}, ${email}, ${role}, ${invitedBy}, ${ctx.now}, ${expiresAt})
    returning id`.execute(ctx.db);
  const { id } = made.rows[0]!;
  await recordAudit(ctx, { action: "invitation.sent", subject: "invitation", subjectId: id, detail: { role } });
  return { id, token, invitedBy };
}

/** Ends an invitation that waits. Refuses `not_found`. */
export async function revokeInvitation(ctx: Context, id: number): Promise<void> {
  const revoked = await sql`update invitation set revoked_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id} and accepted_at is null and revoked_at is null`.execute(ctx.db);
  if (revoked.numAffectedRows === 0n) throw new Refusal("not_found", "invitation");
  await recordAudit(ctx, { action: "invitation.revoked", subject: "invitation", subjectId: id });
}

/** The invitation behind a link's token; locked where `lock` says so. Refuses `link_expired`. */
export async function openInvitation(
  db: Kysely<NoTables>,
  token: string,
  now: Date,
  lock = false,
): Promise<OpenInvitation> {
  const { rows } = await sql<OpenInvitation>`
    select i.id, i.brand_id as "brandId", b.slug, b.name as brand, b.language, i.email, i.role
    from invitation i join brand b on b.id = i.brand_id
    where i.token_hash = ${tokenHash(token)} and i.accepted_at is null and i.revoked_at is null
      and i.expires_at > ${now} and b.removed_at is null ${lock ? sql`for update of i` : sql``}`.execute(db);
  if (!rows[0]) throw new Refusal("link_expired");
  return rows[0];
}
