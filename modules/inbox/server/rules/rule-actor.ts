import type { Actor } from "../../../../platform/db/index.ts";

export type ActingRule = { id: number; name: string };

/** A rule that acts, moved by deeds of the rules in `chain`. */
export function ruleActor({ id, name }: ActingRule, chain: readonly number[]): Actor {
  return { kind: "system", name: `rules:${[...chain, id].join(",")}:${name}`, permissions: ["*"] };
}

/** The rule that acts; null for everybody else. */
export function ruleOf(actor: Actor): ActingRule | null {
  const match = actor.kind === "system" && /^rules:(?:\d+,)*(\d+):(.*)$/s.exec(actor.name);
  return match ? { id: Number(match[1]), name: match[2]! } : null;
}

/** The rules whose deed this is, the one that acts last: none of them hears it. */
export function chainOf(actor: Actor): number[] {
  const match = actor.kind === "system" && /^rules:([\d,]+):/.exec(actor.name);
  return match ? match[1]!.split(",").map(Number) : [];
}
