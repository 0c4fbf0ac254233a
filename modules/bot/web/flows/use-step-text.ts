import { useMemo } from "react";
import type { Words } from "../../../../platform/i18n/index.ts";
import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { BothWords, FlowNode } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Tells steps in words: what a step says or does, what each way out of it is called, and what stands in its way. */
export function useStepText() {
  const words = useWords({ fa, en });
  const { language } = usePreferences();
  const { number } = useFormat();
  return useMemo(() => stepText(words, language, number), [words, language, number]);
}

function stepText(words: Words<typeof fa>, language: "fa" | "en", number: (value: number) => string) {
  const said = (text: BothWords) => text[language] || text.fa || text.en;
  const told = (node: FlowNode): string => {
    switch (node.type) {
      case "message":
      case "question":
        return said(node.text) || words.noWords;
      case "condition":
        return node.branches.map(({ attribute, is, value }) => test(attribute, is, value)).join(" · ");
      case "http":
        return `${node.method} ${node.url}`;
      case "hand_over":
        return node.reason || words.handsOver;
      case "set_attribute":
        return `${node.attribute} = ${node.value}`;
      case "article_search":
        return node.query;
    }
  };
  const test = (attribute: string, is: keyof typeof words.comparisons, value: string) =>
    [attribute, words.comparisons[is], is === "known" || is === "unknown" ? "" : value].join(" ").trim();
  const way = (node: FlowNode, key: string): string => {
    const at = Number(key.split(":")[1]);
    if (key.startsWith("button:") && node.type === "message")
      return said(node.buttons[at]?.label ?? { fa: "", en: "" }) || words.button(number(at + 1));
    if (key.startsWith("branch:") && node.type === "condition") {
      const branch = node.branches[at];
      return branch ? test(branch.attribute, branch.is, branch.value) : "";
    }
    if (node.type === "message" && node.buttons.length > 0) return words.ways.elsewise;
    if (node.type === "article_search") return key === "next" ? words.ways.found : words.ways.notFound;
    if (node.type === "question" && key === "on_failure") return words.ways.unread;
    return words.ways[key as "next" | "on_failure" | "otherwise"];
  };
  const problem = (code: string) => words.found[code as keyof typeof words.found] ?? words.otherProblem(code);
  const name = (node: FlowNode) => {
    const text = told(node);
    return `${words.kinds[node.type]}: ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`;
  };
  return { told, way, problem, name };
}
