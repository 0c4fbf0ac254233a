import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";

/** The person who acts; a machine has no drafts, no eyes and no colleagues: refuses `not_permitted`. */
export function userOf({ actor }: Pick<Context, "actor">): string {
  if (actor.kind !== "user") throw new Refusal("not_permitted");
  return actor.id;
}
