import { useQuery } from "@tanstack/react-query";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Rule, RuleFact } from "../../contract.ts";
import type { Condition } from "../../rule.ts";
import { factsQuery } from "../customer-calls.ts";
import { useChannelName, useCustomerWords } from "../parts/use-customer-words.ts";
import { useOwners } from "../parts/use-owners.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type Value = string | number | boolean;
type Phrases = Record<string, (fact: string, value: string) => string>;

/** Says a rule in a sentence that a shop owner understands. */
export function useSentence(): (rule: Rule) => string {
  const words = useWords({ fa, en });
  const facts = useQuery(factsQuery()).data?.rows ?? [];
  const say = useCondition(facts);
  function all(rule: Rule, inside: boolean): string {
    const joined = (parts: Rule[], word: string) => {
      const text = parts.map((part) => all(part, parts.length > 1)).join(word);
      return inside && parts.length > 1 ? `(${text})` : text;
    };
    if ("all" in rule) return joined(rule.all, words.said.and);
    if ("any" in rule) return joined(rule.any, words.said.or);
    if (!("not" in rule)) return say(rule);
    return "all" in rule.not ? words.said.notAll(all(rule.not, true)) : words.said.none(all(rule.not, true));
  }
  return (rule) => ("all" in rule && rule.all.length === 0 ? words.everybody : words.said.whole(all(rule, false)));
}

/** A fact's name, with what it is asked about. */
export function useFactName(): (fact: RuleFact | undefined, of?: string) => string {
  const { language } = useFormat();
  const words = useWords({ fa, en });
  const ofName = useOfName();
  return (fact, of) => {
    if (!fact) return words.unknownFact;
    return of ? `${fact.words[language]} (${ofName(of)})` : fact.words[language];
  };
}

/** What a fact is asked about, in words: `sms.marketing` is «پیامک، پیشنهاد و تبلیغ». */
export function useOfName(): (of: string, label?: string) => string {
  const { purposes } = useCustomerWords();
  const { language } = useFormat();
  const channelName = useChannelName();
  return (of, label) => {
    const [channel = "", purpose = ""] = of.split(".");
    if (!(purpose in purposes)) return label ?? of;
    const comma = language === "fa" ? "، " : ", ";
    return `${channelName(channel)}${comma}${purposes[purpose as keyof typeof purposes]}`;
  };
}

function useCondition(facts: readonly RuleFact[]): (condition: Condition) => string {
  const words = useWords({ fa, en });
  const { said } = words;
  const format = useFormat();
  const factName = useFactName();
  const { nameOf } = useOwners();
  function one(fact: RuleFact, op: string, value: Value): string {
    if (fact.fact === "owner") return nameOf(String(value));
    const choice = fact.choices?.find((one) => one.value === value);
    if (choice) return choice.words[format.language];
    if (op.endsWith("_days")) return format.number(Number(value));
    if (fact.type === "money") return format.money(Number(value));
    if (fact.type === "number") return format.number(Number(value));
    if (fact.type === "date" || fact.type === "time") return format.date(String(value), "long");
    return said.quoted(String(value));
  }
  return ({ fact: key, of, op, value }) => {
    const fact = facts.find((one) => one.fact === key);
    if (!fact) return words.unknownFact;
    const name = factName(fact, of);
    if (fact.type === "boolean" && op === "is") return value === true ? said.yes(name) : said.no(name);
    const values = Array.isArray(value) ? value : value === undefined ? [] : [value];
    const text = values.map((each) => one(fact, op, each)).join(op === "between" ? said.and : said.or);
    return (said as unknown as Phrases)[op]?.(name, text) ?? words.unknownFact;
  };
}
