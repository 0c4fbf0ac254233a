import type { fa } from "./messages.fa.ts";

const families: [RegExp, keyof typeof fa.problems][] = [
  [/key|auth|password|token|login|credential/, "key"],
  [/sender|line|number|address_refused/, "sender"],
  [/credit|balance/, "credit"],
  [/tls|security|certificate/, "security"],
  [/reach|timed?_?out|dns|connect|unreachable|network/, "reach"],
];

/** The word that explains a problem of a channel by the family of its code. */
export function problemWord(code: string): keyof typeof fa.problems {
  return families.find(([pattern]) => pattern.test(code))?.[1] ?? "other";
}
