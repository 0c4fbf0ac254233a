import { searchForm } from "../../../../platform/text/index.ts";
import { attributeOf } from "../../../customers/contract.ts";
import type { RuleCondition, RuleFact, RuleTest, Weighed } from "../../contract.ts";
import { type Situation, wallClock, worksAt } from "./situation.ts";

/** Whether a condition holds, and each test that was asked. An empty condition always holds. Pure. */
export function weigh(condition: RuleCondition, situation: Situation): { holds: boolean; why: Weighed[] } {
  const why: Weighed[] = [];
  const ask = (test: RuleTest): boolean => {
    const held = holds(test, situation);
    why.push({ fact: test.fact, held });
    return held;
  };
  const answers = condition.tests.map((one) => ("tests" in one ? all(one.match, one.tests.map(ask)) : ask(one)));
  return { holds: answers.length === 0 || all(condition.match, answers), why };
}

function all(match: "all" | "any", answers: readonly boolean[]): boolean {
  return match === "all" ? answers.every(Boolean) : answers.some(Boolean);
}

function holds(test: RuleTest, situation: Situation): boolean {
  const { is, values } = test;
  if (is === "at_least" || is === "at_most") {
    const number = numberOf(test.fact, situation);
    if (number === null) return false;
    return is === "at_least" ? number >= Number(values[0]) : number <= Number(values[0]);
  }
  if (is === "between") return isBetween(wallClock(situation).time, values[0]!, values[1]!);
  const has = test.fact === "text" ? saidIn(situation.text) : factOf(test, situation);
  const found = values.filter(has).length;
  if (is === "all") return found === values.length;
  return is === "any" ? found > 0 : found === 0;
}

function numberOf(fact: RuleFact, { messageCount, waitingSince, at }: Situation): number | null {
  if (fact === "message_count") return messageCount;
  return waitingSince && Math.floor((at.getTime() - waitingSince.getTime()) / 60_000);
}

/** From the first minute on, up to before the last; a night goes past midnight. */
function isBetween(time: string, from: string, to: string): boolean {
  return from <= to ? from <= time && time < to : time >= from || time < to;
}

/** Whether words stand in a text, however they are spelt. A word may go on: «سفارش» is found in «سفارشم», and not in «ناسفارش». */
function saidIn(text: string): (words: string) => boolean {
  const said = ` ${wordsOf(text)}`;
  return (words) => {
    const wanted = wordsOf(words);
    return wanted !== "" && said.includes(` ${wanted}`);
  };
}

const wordsOf = (text: string) =>
  searchForm(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** How a value of this fact is found in the situation. */
function factOf(test: RuleTest, situation: Situation): (value: string) => boolean {
  const among = (...own: readonly (string | number | null)[]) => {
    const texts = own.map((one) => String(one ?? ""));
    return (value: string) => texts.includes(value);
  };
  const { customer } = situation;
  switch (test.fact) {
    case "labels":
      return among(...situation.labels);
    case "language":
      return among(languageOf(situation.text));
    case "by_machine":
      return among(situation.byMachine ? "yes" : "no");
    case "hours":
      return among(worksAt(situation) ? "open" : "closed");
    case "weekday":
      return among(wallClock(situation).weekday);
    case "customer":
      return among(customer?.anonymous === false ? "known" : "unknown", situation.isNew ? "new" : "returning");
    case "lifecycle":
      return among(customer?.lifecycle ?? "");
    case "customer_group":
      return among(...(customer?.segments ?? []));
    case "customer_attribute": {
      const own = searchForm(String((customer && attributeOf(customer.attributes, test.key ?? "")) ?? ""));
      return (value) => searchForm(value) === own;
    }
    case "channel":
    case "account":
    case "status":
    case "priority":
    case "team":
    case "assignee":
      return among(situation[test.fact]);
    default:
      return () => false;
  }
}

/** Persian as soon as a letter of its script stands in it; nothing where there are no letters. */
function languageOf(text: string): "fa" | "en" | "" {
  if (/\p{Script=Arabic}/u.test(text)) return "fa";
  return /\p{L}/u.test(text) ? "en" : "";
}
