import type { Condition, Rule } from "../../rule.ts";
import { isComplete } from "./is-complete.ts";

/** How the parts of a group belong together: all hold, at least one, none, or not all of them. */
export type Mode = "all" | "any" | "none" | "not_all";
export type DraftCondition = { id: number; condition: Condition };
export type DraftGroup = { id: number; mode: Mode; parts: Draft[] };
/** A rule while it is edited: each part has a number of its own, whatever stands before it. */
export type Draft = DraftCondition | DraftGroup;

let last = 0;

/** A new condition that asks this fact. */
export function draftCondition(condition: Condition): DraftCondition {
  return { id: ++last, condition };
}

/** A new group with these parts. */
export function draftGroup(mode: Mode, parts: Draft[]): DraftGroup {
  return { id: ++last, mode, parts };
}

/** A stored rule to be edited; its outermost part is always a group. */
export function draftOf(rule: Rule): DraftGroup {
  const draft = read(rule);
  return "mode" in draft ? draft : draftGroup("all", [draft]);
}

function read(rule: Rule): Draft {
  if ("all" in rule) return draftGroup("all", rule.all.map(read));
  if ("any" in rule) return draftGroup("any", rule.any.map(read));
  if (!("not" in rule)) return draftCondition(rule);
  if ("all" in rule.not) return draftGroup("not_all", rule.not.all.map(read));
  if ("any" in rule.not) return draftGroup("none", rule.not.any.map(read));
  return draftGroup("none", [read(rule.not)]);
}

/** The rule of a draft. Conditions without their value, and groups without parts, are left out. */
export function ruleOf(draft: DraftGroup): Rule {
  return written(draft) ?? { all: [] };
}

function written(draft: Draft): Rule | null {
  if (!("mode" in draft)) return isComplete(draft.condition) ? draft.condition : null;
  const parts = draft.parts.map(written).filter((part) => part !== null);
  if (parts.length === 0) return null;
  if (draft.mode === "all") return { all: parts };
  if (draft.mode === "any") return { any: parts };
  return { not: draft.mode === "none" ? { any: parts } : { all: parts } };
}

/** Whether nothing of a draft is left out of its rule. */
export function isWhole(draft: Draft): boolean {
  if (!("mode" in draft)) return isComplete(draft.condition);
  return draft.parts.length > 0 && draft.parts.every(isWhole);
}

/** The draft with one part replaced, or removed where `next` is null. */
export function withPart(group: DraftGroup, id: number, next: Draft | null): DraftGroup {
  const parts = group.parts.flatMap((part) => (part.id !== id ? [part] : next ? [next] : []));
  return { ...group, parts };
}
