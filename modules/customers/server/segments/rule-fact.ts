import type { RawBuilder } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { RuleFact } from "../../contract.ts";
import type { RuleFactType } from "../../rule.ts";

export type Words = { fa: string; en: string };

/** One thing a rule may ask of a customer. */
export type SegmentFact = {
  /** Stays the same over versions: rules are stored with it. */
  key: string;
  type: RuleFactType;
  words: Words;
  group: RuleFact["group"];
  choices?: readonly { value: string; words: Words }[];
  /** What it may be asked about (`of` in the rule), where it needs that; a rule without one of these is refused. */
  of?(ctx: Context): Promise<{ value: string; label: string }[]>;
  /**
   * Its value as SQL over `customer c` and `customer_facts f` (left-joined): text, numeric, date, timestamptz, boolean or text[] by
   * type. May ask its own tables about `c.id`, with `c.brand_id`.
   */
  sql(of: string): RawBuilder<unknown>;
};

const facts = new Map<string, SegmentFact>();

/** Lets a module add a fact to the rules of groups. Touch the customers whose value changes: their groups follow. */
export function registerSegmentFact(fact: SegmentFact): void {
  facts.set(fact.key, fact);
}

/** The facts that modules registered. */
export function segmentFacts(): Map<string, SegmentFact> {
  return facts;
}
