import type { Kysely } from "kysely";
import type { NoTables } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { NewBrand } from "../../contract.ts";
import { hashed, insertUser, type User } from "../people/users.ts";
import { createBrandIn, lockBrands } from "./create-brand.ts";
import { type Brand, setUpNeeded } from "./directory.ts";

export type FirstSteps = { brand: NewBrand; owner: { name: string; email: string; password: string }; now: Date };

/**
 * Makes the first brand and its owner. Of several who try at once one succeeds, the others are refused with `already_set_up`.
 */
export async function setUp(
  database: Kysely<NoTables>,
  { brand, owner, now }: FirstSteps,
): Promise<{ brand: Brand; user: User }> {
  if (!(await setUpNeeded(database))) throw new Refusal("already_set_up");
  const hash = await hashed(owner.password);
  return database.transaction().execute(async (trx) => {
    await lockBrands(trx);
    if (!(await setUpNeeded(trx))) throw new Refusal("already_set_up");
    const user = await insertUser(trx, { ...owner, hash, now });
    const actor = { kind: "user", id: user.id, name: user.name, role: "owner", permissions: [] } as const;
    return { brand: await createBrandIn(trx, { ...brand, owner: user.id, actor, now }), user };
  });
}
