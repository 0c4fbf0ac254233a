import { useFormat } from "../../../../platform/ui/use-format.ts";
import type { Comparison, Condition, Definition, Question } from "../../contract.ts";
import { said } from "../answering/said.ts";
import { saidOf } from "./condition-shape.ts";
import { questionsOf } from "./edit-definition.ts";
import { useBuilderWords } from "./use-builder-words.ts";

/** Says conditions and where jumps lead to in plain sentences. */
export function useConditionText(draft: Definition) {
  const words = useBuilderWords();
  const { language, number } = useFormat();
  const questions = questionsOf(draft);
  const nameOf = (question: Question | undefined) =>
    question ? said(question.title, language) || words.untitled : words.condition.gone;

  function subject(of: string): string {
    if (!of.startsWith("customer.")) return nameOf(questions.find(({ key }) => key === of));
    const field = of.slice("customer.".length);
    return words.condition.customer((words.customerFields as Record<string, string>)[field] ?? field);
  }
  function valueText(value: Comparison["value"], question: Question | undefined, of: string): string {
    if (Array.isArray(value)) return value.map((one) => valueText(one, question, of)).join(words.condition.listOr);
    if (typeof value === "number") return number(value);
    const text = String(value ?? "");
    if (question && "options" in question) {
      const option = question.options.find(({ key }) => key === text);
      return option ? `«${said(option.title, language)}»` : text;
    }
    if (question?.type === "consent") return text === "true" ? words.shared.yes : words.shared.no;
    if (of === "customer.lifecycle") return (words.lifecycles as Record<string, string>)[text] ?? text;
    return text !== "" && !Number.isNaN(Number(text)) ? number(Number(text)) : text;
  }
  function comparison(one: Comparison): string {
    const question = questions.find(({ key }) => key === one.of);
    const { is, value } = saidOf(one, question);
    return words.condition.sentence[is](subject(one.of), valueText(value, question, one.of));
  }
  return {
    nameOf,
    condition: ({ match, of }: Condition) =>
      of.map(comparison).join(match === "all" ? words.condition.and : words.condition.or),
    target(to: string): string {
      if (to === "end") return words.jumps.end;
      if (to.startsWith("ending:")) {
        const ending = draft.endings.find(({ key }) => `ending:${key}` === to);
        return words.jumps.ending(said(ending?.title, language) || words.untitled);
      }
      const at = draft.sections.findIndex(({ key }) => key === to);
      return at < 0 ? words.condition.gone : said(draft.sections[at]?.title, language) || words.section(number(at + 1));
    },
  };
}
