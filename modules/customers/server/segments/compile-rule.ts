import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { AttributeDefinition, Rule } from "../../contract.ts";
import { type Condition, conditionsOf, operators, type RuleFactType } from "../../rule.ts";
import { attributeDefinitions } from "../profile/attribute-definitions.ts";
import { attributeValue } from "./attribute-fact.ts";
import { segmentFacts } from "./rule-fact.ts";
import { type Clock, movingOperators, test } from "./rule-tests.ts";

export type CompiledRule = {
  /** True or not over `customer c` and `customer_facts f`. */
  condition: RawBuilder<unknown>;
  /** It speaks of "the last N days" and so changes while nobody does anything. */
  movesWithTime: boolean;
};

const attributePrefix = "attribute.";

/**
 * A rule as parameterised SQL. Refuses facts, operators and values it does not know (`rule_not_understood`); `lenient` takes them
 * as not true instead, for stored rules whose attribute was removed since.
 */
export async function compileRule(ctx: Context, rule: Rule, clock: Clock, lenient = false): Promise<CompiledRule> {
  const conditions = conditionsOf(rule);
  const asksAttributes = conditions.some((one) => one.fact.startsWith(attributePrefix));
  const definitions = asksAttributes ? await attributeDefinitions(ctx) : [];
  const compiler = { definitions, clock, lenient };
  return {
    condition: compile(rule, compiler, false),
    movesWithTime: conditions.some((one) => movingOperators.has(one.op)),
  };
}

type Compiler = { definitions: readonly AttributeDefinition[]; clock: Clock; lenient: boolean };

function compile(rule: Rule, how: Compiler, negated: boolean): RawBuilder<unknown> {
  if ("all" in rule) return joined(rule.all, " and ", sql`true`, how, negated);
  if ("any" in rule) return joined(rule.any, " or ", sql`false`, how, negated);
  // What is unknown is not so: its opposite is true of everybody else.
  if ("not" in rule) return sql`not ${compile(rule.not, how, true)}`;
  try {
    const found = leaf(rule, how);
    return negated ? sql`coalesce(${found}, false)` : sql`(${found})`;
  } catch (error) {
    if (how.lenient && error instanceof Refusal) return sql`false`;
    throw error;
  }
}

function joined(
  rules: readonly Rule[],
  word: " and " | " or ",
  empty: RawBuilder<unknown>,
  how: Compiler,
  negated: boolean,
) {
  if (rules.length === 0) return empty;
  return sql`(${sql.join(
    rules.map((one) => compile(one, how, negated)),
    sql.raw(word),
  )})`;
}

function leaf(condition: Condition, { definitions, clock }: Compiler): RawBuilder<unknown> {
  const { type, value } = factValue(condition, definitions);
  const known: readonly string[] = operators[type];
  if (!known.includes(condition.op)) throw new Refusal("rule_not_understood", condition.op);
  return test(type, condition.op, value, condition.value, clock);
}

function factValue(
  { fact: key, of }: Condition,
  definitions: readonly AttributeDefinition[],
): { type: RuleFactType; value: RawBuilder<unknown> } {
  if (key.startsWith(attributePrefix)) {
    const definition = definitions.find((one) => one.key === key.slice(attributePrefix.length));
    if (!definition) throw new Refusal("rule_not_understood", key);
    return { type: definition.type, value: attributeValue(definition) };
  }
  const fact = segmentFacts().get(key);
  if (!fact || (fact.of && !of)) throw new Refusal("rule_not_understood", key);
  return { type: fact.type, value: fact.sql(of ?? "") };
}
