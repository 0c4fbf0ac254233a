import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";

/** The person who acts; a machine has no drafts, no eyes and no colleagues: refuses `not_permitted`. */
export function userOf({ actor }: Pick<Context, "actor">): string {
  if (actor.kind !== "user") throw new Refusal("not_permitted");
  return actor.id;
}

/** Under which word somebody's deeds are kept: a person's id, or which key or job it was. */
export function authorOf({ actor }: Pick<Context, "actor">): string {
  if (actor.kind === "user") return actor.id;
  return actor.kind === "system" ? `system:${actor.name}` : `${actor.kind}:${actor.id}`;
}
