import { type Kysely, sql } from "kysely";
import { type Context, type NoTables, withBrand } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { openInvitation } from "./invitations.ts";
import { addMember } from "./members.ts";
import { hashed, insertUser, passwordFits, type User, userByEmail } from "./users.ts";

/** Who accepts: a new person's name and password, the present password of one who has an account, or the person signed in. */
export type Accepting = { token: string; name?: string; password?: string; signedIn: User | null; now: Date };

/**
 * Takes the person behind an invitation into the brand, with an account of their own where they have none. Refuses
 * `link_expired`, `invitation_for_another`, `sign_in_to_accept`, `wrong_password`, `already_member`, and names missing fields.
 */
export async function acceptInvitation(database: Kysely<NoTables>, accepting: Accepting): Promise<{ slug: string }> {
  const { token, now } = accepting;
  const { email, brandId } = await openInvitation(database, token, now);
  const known = await knownPerson(database, email, accepting);
  const made = known ? null : await newPerson(accepting);
  const actor = { kind: "system", name: "invitation", permissions: ["*"] } as const;
  return withBrand(database, { brandId, actor, now }, async (ctx) => {
    const invitation = await openInvitation(ctx.db, token, now, true);
    const user = known ?? (await insertUser(ctx.db, { email, ...made!, language: invitation.language, now }));
    const person = { kind: "user", id: user.id, name: user.name, role: invitation.role, permissions: [] } as const;
    await take({ ...ctx, actor: person }, invitation.id, user, invitation.role);
    return { slug: invitation.slug };
  });
}

async function take(ctx: Context, invitationId: number, user: User, role: Parameters<typeof addMember>[2]) {
  await addMember(ctx, user.id, role);
  await sql`update invitation set accepted_by = ${user.id}, accepted_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${invitationId}`.execute(ctx.db);
  await recordAudit(ctx, {
    action: "invitation.accepted",
    subject: "invitation",
    subjectId: invitationId,
    detail: { role },
  });
}

/** The account that the invitation is for, proved by its session or its password; null when there is none yet. */
async function knownPerson(
  db: Kysely<NoTables>,
  email: string,
  { signedIn, password }: Accepting,
): Promise<User | null> {
  if (signedIn?.email === email) return signedIn;
  const user = await userByEmail(db, email);
  if (!user) {
    if (signedIn) throw new Refusal("invitation_for_another");
    return null;
  }
  if (!password) throw new Refusal("sign_in_to_accept");
  if (!(await passwordFits(db, user.id, password))) throw new Refusal("wrong_password", "password");
  return user;
}

async function newPerson({ name, password }: Accepting): Promise<{ name: string; hash: string }> {
  if (!name) throw new Refusal("invalid", { fields: [{ path: "name", code: "required" }] });
  if (!password || password.length < 10) throw new Refusal("password_length", "password");
  return { name, hash: await hashed(password) };
}
