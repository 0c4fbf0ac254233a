import { type Kysely, sql } from "kysely";
import type * as z from "zod";
import { type NoTables, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { profileChange } from "../../contract.ts";
import { type Deed, recordAudit } from "../audit/record-audit.ts";
import { membershipsOf } from "./memberships.ts";
import type { User } from "./users.ts";

/** Changes a person's own name, language or calendar; null gives the choice back to the brand. */
export async function changeProfile(
  db: Kysely<NoTables>,
  user: User,
  change: z.infer<typeof profileChange>,
  now: Date,
): Promise<void> {
  const { name = user.name, language = user.language, calendar = user.calendar } = change;
  await sql`update "user" set name = ${name}, language = ${language}, calendar = ${calendar}, "updatedAt" = ${now}
    where id = ${user.id}`.execute(db);
}

/** Notes in every brand of a person what they did to their own account, since each brand trusts it. */
export async function auditOwnAccount(house: House, user: User, action: string): Promise<void> {
  const { app } = house.database;
  for (const { id: brandId, role } of await membershipsOf(app, user.id)) {
    const actor = { kind: "user", id: user.id, name: user.name, role, permissions: [] } as const;
    const deed: Deed = { action, subject: "user", subjectId: user.id };
    await withBrand(app, { brandId, actor, now: house.clock() }, (ctx) => recordAudit(ctx, deed));
  }
}
