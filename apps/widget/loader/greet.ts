import type { ChatWelcome } from "../../../modules/inbox/contract.ts";
import type { Memory } from "../../sdk/memory.ts";
import { watchAddress } from "../../sdk/watch-address.ts";

type Rule = ChatWelcome["proactive"][number];

/** The rule for a page: of those whose path it begins with, the longest; none that was dismissed before. */
export function ruleFor(path: string, rules: readonly Rule[], dismissed: readonly string[]): Rule | null {
  const fitting = rules.filter((rule) => path.startsWith(rule.path) && !dismissed.includes(nameOf(rule)));
  return fitting.sort((one, other) => other.path.length - one.path.length)[0] ?? null;
}

/** A rule's name in the browser: other words or another page are another greeting. */
export function nameOf({ path, text }: Rule): string {
  let hash = 0;
  for (const letter of path + text.fa + text.en) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0;
  return hash.toString(36);
}

/** Speaks first, where the site wants that: on its pages, after its time, each rule once to a visitor. */
export function greetOnPages(
  rules: readonly Rule[],
  language: "fa" | "en",
  memory: Memory,
  tell: (text?: string, dismissed?: () => void) => void,
): { end(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = rules.length === 0;
  const dismissed = () => (memory.read("chat.dismissed") ?? "").split(" ");
  function look(): void {
    clearTimeout(timer);
    if (over) return;
    tell();
    const rule = ruleFor(location.pathname, rules, dismissed());
    if (!rule?.text[language]) return;
    timer = setTimeout(() => {
      memory.write("chat.dismissed", [...dismissed().slice(-20), nameOf(rule)].join(" ").trim());
      tell(rule.text[language]);
    }, rule.after_seconds * 1000);
  }
  if (!over) watchAddress(look);
  return {
    end() {
      over = true;
      clearTimeout(timer);
      tell();
    },
  };
}
