import * as z from "zod";

/** Which tests each type of fact knows. Days are counted from now; `value` of `between` is `[from, to]`, both included. */
export const operators = {
  text: ["is", "is_not", "contains", "known", "unknown"],
  choice: ["is", "is_not", "any_of", "none_of", "known", "unknown"],
  number: ["is", "is_not", "more", "at_least", "less", "at_most", "between", "known", "unknown"],
  money: ["is", "is_not", "more", "at_least", "less", "at_most", "between", "known", "unknown"],
  date: [
    "on",
    "before",
    "after",
    "between",
    "last_days",
    "not_last_days",
    "next_days",
    "yearly_next_days",
    "known",
    "unknown",
  ],
  time: ["before", "after", "between", "last_days", "not_last_days", "known", "unknown"],
  boolean: ["is"],
  list: ["has", "has_not", "has_any", "has_none", "known", "unknown"],
} as const;
export type RuleFactType = keyof typeof operators;
export type Operator = (typeof operators)[RuleFactType][number];

const scalar = z.union([z.string().max(300), z.number(), z.boolean()]);
const condition = z.strictObject({
  fact: z.string().regex(/^[a-z][a-z0-9_.]{0,62}$/),
  /** What the fact is asked about: an attribute's key, `channel.purpose` of a consent. */
  of: z.string().max(100).optional(),
  op: z.string().regex(/^[a-z_]{2,20}$/),
  value: z.union([scalar, z.array(scalar).max(200)]).optional(),
});
export type Condition = z.infer<typeof condition>;

/** A rule over customers. `all: []` is everybody. */
export type Rule = { all: Rule[] } | { any: Rule[] } | { not: Rule } | Condition;

export const maxDepth = 6;
export const maxConditions = 60;

const branch: z.ZodType<Rule> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(branch).max(maxConditions) }),
    z.strictObject({ any: z.array(branch).min(1).max(maxConditions) }),
    z.strictObject({ not: branch }),
    condition,
  ]),
);

/** Reads a rule; deeper than 6 levels or longer than 60 conditions it is refused. */
export const rule: z.ZodType<Rule> = z
  .unknown()
  // Before the recursive schema sees it: a rule nested ten thousand deep must not be walked.
  .refine((value) => depthOf(value, 0) <= maxDepth, "rule_too_large")
  .pipe(branch.refine((value) => conditionsOf(value).length <= maxConditions, "rule_too_large"));

function depthOf(value: unknown, at: number): number {
  if (at > maxDepth || typeof value !== "object" || value === null) return at;
  const { all, any, not } = value as { all?: unknown; any?: unknown; not?: unknown };
  const below = [
    ...(Array.isArray(all) ? all : []),
    ...(Array.isArray(any) ? any : []),
    ...(not === undefined ? [] : [not]),
  ];
  return below.reduce<number>((deepest, one) => Math.max(deepest, depthOf(one, at + 1)), at);
}

/** All conditions of a rule, from left to right. */
export function conditionsOf(value: Rule): Condition[] {
  if ("all" in value) return value.all.flatMap(conditionsOf);
  if ("any" in value) return value.any.flatMap(conditionsOf);
  if ("not" in value) return conditionsOf(value.not);
  return [value];
}
