import type { Context } from "../../../platform/db/index.ts";

/** Who writes: a person's id and name, or which key or job it was. */
export function authorOf({ actor }: Pick<Context, "actor">): { id: string; name: string } {
  const name = "name" in actor ? actor.name : "";
  if (actor.kind === "user") return { id: actor.id, name };
  return { id: actor.kind === "system" ? `system:${actor.name}` : `${actor.kind}:${actor.id}`, name };
}
