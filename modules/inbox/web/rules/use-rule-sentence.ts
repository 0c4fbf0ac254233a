import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { RuleBody, RuleCondition, RuleDeed, RuleTest } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useRuleChoices } from "./use-rule-choices.ts";

/** A rule as a sentence, in three parts: when, if (empty where there is no condition), then. */
export function useRuleSentence(): (rule: RuleBody) => { when: string; if: string; does: string } {
  const words = useWords({ fa, en });
  const format = useFormat();
  const { labelOf, attributes } = useRuleChoices();
  const digits = (value: string) => (/^\d+$/.test(value) ? format.number(Number(value)) : value);
  const test = ({ fact, is, values, key }: RuleTest): string => {
    const joined = values
      .map((value) => digits(labelOf(fact, value)))
      .join(is === "all" || is === "between" ? words.and : words.or);
    if (fact === "text") return words.saidText[is as "any" | "none" | "all"](joined);
    const attribute = attributes.find((one) => one.value === key)?.label ?? key ?? "";
    return words.said[is](fact === "customer_attribute" ? attribute : words.facts[fact], joined);
  };
  const condition = ({ match, tests }: RuleCondition): string =>
    tests
      .map((one) => ("tests" in one ? `(${condition(one)})` : test(one)))
      .join(match === "all" ? words.and : words.or);
  const deed = (one: RuleDeed): string => words.deedSaid[one.do](whatOf(one));
  const named = (text: string) =>
    text
      .replaceAll("{{customer.name}}", `[${words.named.customer}]`)
      .replaceAll("{{brand.name}}", `[${words.named.brand}]`);
  const whatOf = (one: RuleDeed): string => {
    if (one.do === "assign") return labelOf("assignee", one.to);
    if (one.do === "notify") return labelOf("assignee", one.user);
    if (one.do === "team") return labelOf("team", String(one.team));
    if (one.do === "priority") return labelOf("priority", String(one.priority));
    if (one.do === "add_labels" || one.do === "remove_labels") return one.labels.join(words.comma);
    if (one.do === "require_skills") return one.skills.join(words.comma);
    if (one.do === "snooze") return format.number(one.minutes);
    if (one.do === "reply" || one.do === "note") return shortened(named(one.text));
    return "";
  };
  return (rule) => ({
    when: rule.on === "customer_waits" ? words.waits(format.number(rule.waits_minutes ?? 0)) : words.triggers[rule.on],
    if: condition(rule.condition),
    does: rule.deeds.map(deed).join(words.comma),
  });
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text);
