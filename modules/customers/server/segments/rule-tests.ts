import { type RawBuilder, sql } from "kysely";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { RuleFactType } from "../../rule.ts";

type Sql = RawBuilder<unknown>;
type Given = string | number | boolean | (string | number | boolean)[] | undefined;
/** When a rule is asked: the instant, the brand's day then, and its time zone, in which days of a rule begin and end. */
export type Clock = { now: Date; today: string; timeZone: string };

/** Operators whose answer changes while nothing happens. */
export const movingOperators: ReadonlySet<string> = new Set([
  "last_days",
  "not_last_days",
  "next_days",
  "yearly_next_days",
]);

/** One test of a value of some type. Refuses what it cannot be compared with. */
export function test(type: RuleFactType, op: string, value: Sql, given: Given, clock: Clock): Sql {
  if (op === "known") return type === "list" ? sql`cardinality(${value}) > 0` : sql`${value} is not null`;
  if (op === "unknown") return type === "list" ? sql`cardinality(${value}) = 0` : sql`${value} is null`;
  if (type === "list") return testList(op, value, given);
  if (type === "boolean") return sql`coalesce(${value}, false) = ${bool(given)}`;
  if (type === "number" || type === "money") return testNumber(op, value, given);
  if (type === "date") return testDay(op, value, given, clock);
  if (type === "time") return testTime(op, value, given, clock);
  return testText(op, value, given);
}

function testText(op: string, value: Sql, given: Given): Sql {
  if (op === "any_of") return sql`${value} = any(${texts(given)}::text[])`;
  if (op === "none_of") return sql`(${value} is null or ${value} <> all(${texts(given)}::text[]))`;
  const text = one(given);
  if (op === "is") return sql`${value} = ${text}`;
  if (op === "is_not") return sql`${value} is distinct from ${text}`;
  return sql`position(lower(${text}) in lower(${value})) > 0`;
}

function testList(op: string, value: Sql, given: Given): Sql {
  if (op === "has_any") return sql`${value} && ${texts(given)}::text[]`;
  if (op === "has_none") return sql`not ${value} && ${texts(given)}::text[]`;
  const has = sql`${value} @> array[${one(given)}]::text[]`;
  return op === "has" ? has : sql`not ${has}`;
}

const comparisons: Record<string, string> = { is: "=", more: ">", at_least: ">=", less: "<", at_most: "<=" };

function testNumber(op: string, value: Sql, given: Given): Sql {
  if (op === "between") {
    const [from, to] = pair(given).map(number);
    return sql`${value} between ${from}::numeric and ${to}::numeric`;
  }
  if (op === "is_not") return sql`${value} is distinct from ${number(given)}::numeric`;
  return sql`${value} ${sql.raw(comparisons[op]!)} ${number(given)}::numeric`;
}

function testDay(op: string, value: Sql, given: Given, { today }: Clock): Sql {
  const now = sql`${today}::date`;
  switch (op) {
    case "on":
      return sql`${value} = ${day(given)}::date`;
    case "before":
      return sql`${value} < ${day(given)}::date`;
    case "after":
      return sql`${value} > ${day(given)}::date`;
    case "between": {
      const [from, to] = pair(given).map(day);
      return sql`${value} between ${from}::date and ${to}::date`;
    }
    case "last_days":
      return sql`${value} between ${now} - ${days(given)}::int and ${now}`;
    case "not_last_days":
      return sql`(${value} is null or ${value} < ${now} - ${days(given)}::int)`;
    case "next_days":
      return sql`${value} between ${now} and ${now} + ${days(given)}::int`;
    default:
      // The anniversary after yesterday is the first at or after today; 29 February falls on the 28th in other years.
      return sql`(${value} + make_interval(years => extract(year from age(${now} - 1, ${value}))::int + 1))::date <= ${now} + ${days(given)}::int`;
  }
}

function testTime(op: string, value: Sql, given: Given, { now, timeZone }: Clock): Sql {
  const start = (given: string, plus: number) =>
    sql`((${given}::date + ${plus}::int)::timestamp at time zone ${timeZone})`;
  switch (op) {
    case "before":
      return sql`${value} < ${start(day(given), 0)}`;
    case "after":
      return sql`${value} >= ${start(day(given), 1)}`;
    case "between": {
      const [from, to] = pair(given).map(day) as [string, string];
      return sql`${value} >= ${start(from, 0)} and ${value} < ${start(to, 1)}`;
    }
    case "last_days":
      return sql`${value} >= ${now}::timestamptz - make_interval(days => ${days(given)}::int)`;
    default:
      return sql`(${value} is null or ${value} < ${now}::timestamptz - make_interval(days => ${days(given)}::int))`;
  }
}

function refuse(): never {
  throw new Refusal("rule_not_understood", "value");
}

function one(given: Given): string {
  return typeof given === "string" || typeof given === "number" ? String(given) : refuse();
}

function texts(given: Given): string[] {
  return Array.isArray(given) && given.length > 0 ? given.map((item) => one(item)) : refuse();
}

function number(given: Given): number {
  return typeof given === "number" && Number.isFinite(given) ? given : refuse();
}

function bool(given: Given): boolean {
  return typeof given === "boolean" ? given : refuse();
}

/** At most a hundred years, so that no date overflows. */
function days(given: Given): number {
  return typeof given === "number" && Number.isInteger(given) && given >= 0 && given <= 36_500 ? given : refuse();
}

function day(given: Given): string {
  if (typeof given !== "string" || !/^\d{4}-\d\d-\d\d$/.test(given)) return refuse();
  const read = new Date(`${given}T00:00:00Z`);
  return Number.isNaN(read.getTime()) || !read.toISOString().startsWith(given) || given < "0001" ? refuse() : given;
}

function pair(given: Given): [Given, Given] {
  return Array.isArray(given) && given.length === 2 ? [given[0], given[1]] : refuse();
}
