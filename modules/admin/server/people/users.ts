import { hashPassword, verifyPassword } from "better-auth/crypto";
import { type Kysely, sql } from "kysely";
import type { NoTables } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { Calendar, Language } from "../../../../platform/i18n/index.ts";
import { newToken } from "../secrets.ts";

type Db = Kysely<NoTables>;

/** Somebody who signs in to Hamdel. */
export type User = {
  id: string;
  name: string;
  email: string;
  twoFactorEnabled: boolean;
  language: Language | null;
  calendar: Calendar | null;
};
export type NewUser = { name: string; email: string; password: string; language?: Language | null; now: Date };

const columns = sql`id, name, email, coalesce("twoFactorEnabled", false) as "twoFactorEnabled", language, calendar`;

/** The user with this id, or null. */
export async function userById(db: Db, id: string): Promise<User | null> {
  const { rows } = await sql<User>`select ${columns} from "user" where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** The user who signs in with this address, or null. */
export async function userByEmail(db: Db, email: string): Promise<User | null> {
  const { rows } = await sql<User>`select ${columns} from "user" where email = ${plainEmail(email)}`.execute(db);
  return rows[0] ?? null;
}

/**
 * Makes a user with a password, as the sign-in library keeps them. Hash the password outside of a transaction with `hashed`
 * when one is open, since hashing takes a while. Refuses `email_taken`.
 */
export async function createUser(db: Db, { password, ...user }: NewUser): Promise<User> {
  return insertUser(db, { ...user, hash: await hashed(password) });
}

/** The password as it is stored (scrypt). */
export function hashed(password: string): Promise<string> {
  return hashPassword(password);
}

/** Whether this is the present password of a user. */
export async function passwordFits(db: Db, userId: string, password: string): Promise<boolean> {
  const { rows } = await sql<{ password: string | null }>`select password from account
    where "userId" = ${userId} and "providerId" = 'credential'`.execute(db);
  return Boolean(rows[0]?.password) && verifyPassword({ hash: rows[0]!.password!, password });
}

/** Makes a user whose password is hashed already. Refuses `email_taken`. */
export async function insertUser(db: Db, user: Omit<NewUser, "password"> & { hash: string }): Promise<User> {
  const id = newToken();
  const { rows } = await sql<User>`
    insert into "user" (id, name, email, language, "createdAt", "updatedAt")
    values (${id}, ${user.name}, ${plainEmail(user.email)}, ${user.language ?? null}, ${user.now}, ${user.now})
    on conflict (email) do nothing returning ${columns}`.execute(db);
  if (!rows[0]) throw new Refusal("email_taken", "email");
  await insertPassword(db, id, user.hash, user.now);
  return rows[0];
}

function insertPassword(db: Db, userId: string, hash: string, now: Date) {
  return sql`insert into account (id, "userId", "accountId", "providerId", password, "createdAt", "updatedAt")
    values (${newToken()}, ${userId}, ${userId}, 'credential', ${hash}, ${now}, ${now})`.execute(db);
}

/** Gives a user a new password, ends all their sessions and lifts a second factor that may have been lost with it when asked. */
export async function resetPassword(
  db: Db,
  userId: string,
  { hash, now, withoutTwoFactor }: { hash: string; now: Date; withoutTwoFactor?: boolean },
): Promise<void> {
  const changed = await sql`update account set password = ${hash}, "updatedAt" = ${now}
    where "userId" = ${userId} and "providerId" = 'credential'`.execute(db);
  if (changed.numAffectedRows === 0n) await insertPassword(db, userId, hash, now);
  await sql`delete from session where "userId" = ${userId}`.execute(db);
  if (!withoutTwoFactor) return;
  await sql`delete from "twoFactor" where "userId" = ${userId}`.execute(db);
  await sql`update "user" set "twoFactorEnabled" = false where id = ${userId}`.execute(db);
}

function plainEmail(email: string): string {
  return email.trim().toLowerCase();
}
