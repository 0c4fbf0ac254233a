import type { Context } from "../../../../platform/db/index.ts";
import { userById } from "../../../admin/index.ts";
import { byCustomer } from "../confirm/answer-confirmation.ts";

export type PeopleNames = { person(id: string | null): { id: string; name: string } | null };

/** Names of colleagues by their ids, those who left too. The customer and machines keep their word as id and have no name. */
export async function peopleNames(ctx: Context, ids: readonly (string | null)[]): Promise<PeopleNames> {
  const names = new Map<string, string>();
  for (const id of new Set(ids)) {
    if (!id || id === byCustomer || id.includes(":")) continue;
    const user = await userById(ctx.db, id);
    if (user) names.set(id, user.name);
  }
  return { person: (id) => (id === null ? null : { id, name: names.get(id) ?? "" }) };
}
