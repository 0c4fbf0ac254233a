import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { Role } from "../../../../platform/house/module.ts";
import { onWire } from "../wire.ts";

export type Member = {
  userId: string;
  name: string;
  email: string;
  role: Role;
  joinedAt: Date;
  twoFactorEnabled: boolean;
  lastSeenAt: Date | null;
};

/** The people who work in the brand, owners first, then by name. */
export async function listMembers(ctx: Context) {
  const { rows } = await sql<Member>`
    select u.id as "userId", u.name, u.email, m.role, m.joined_at as "joinedAt",
      coalesce(u."twoFactorEnabled", false) as "twoFactorEnabled",
      (select max(s."updatedAt") from session s where s."userId" = u.id) as "lastSeenAt"
    from member m join "user" u on u.id = m.user_id
    where m.brand_id = ${ctx.brandId}
    order by array_position(array['owner', 'manager', 'agent', 'analyst', 'viewer'], m.role), u.name, u.id`.execute(
    ctx.db,
  );
  return rows.map(onWire);
}

/** The role of somebody in the brand at hand, locked until the transaction ends. Refuses `not_found`. */
export async function roleOf(ctx: Context, userId: string): Promise<Role> {
  const { rows } = await sql<{ role: Role }>`select role from member
    where brand_id = ${ctx.brandId} and user_id = ${userId} for update`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "member");
  return rows[0].role;
}

/** Refuses `last_owner` when the brand would be left without an owner. Owners are locked, so that two cannot leave at once. */
export async function refuseLastOwner(ctx: Context, leaving: string): Promise<void> {
  const { rows } = await sql<{ user_id: string }>`select user_id from member
    where brand_id = ${ctx.brandId} and role = 'owner' order by user_id for update`.execute(ctx.db);
  if (rows.every((row) => row.user_id === leaving)) throw new Refusal("last_owner");
}

/** Refuses `owners_only` unless an owner (or the system) gives or takes the role of an owner. */
export function refuseUnlessOwner(ctx: Context, ...roles: readonly Role[]): void {
  const { actor } = ctx;
  const isOwner = actor.kind === "system" || (actor.kind === "user" && actor.role === "owner");
  if (roles.includes("owner") && !isOwner) throw new Refusal("owners_only");
}

/** Adds a user to the brand at hand. Refuses `already_member`. */
export async function addMember(ctx: Context, userId: string, role: Role): Promise<void> {
  const added = await sql`insert into member (brand_id, user_id, role, joined_at)
    values (${ctx.brandId}, ${userId}, ${role}, ${ctx.now}) on conflict do nothing`.execute(ctx.db);
  if (added.numAffectedRows === 0n) throw new Refusal("already_member");
}
