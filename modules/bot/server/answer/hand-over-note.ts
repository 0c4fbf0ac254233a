import type { Language } from "../../contract.ts";
import type { Facts } from "../decide/facts.ts";
import type { Performance } from "./performance.ts";
import { handOverWords } from "./say.ts";

const labels = {
  fa: {
    title: "خلاصهٔ دستیار",
    wants: "مشتری چه می‌خواهد",
    why: "چرا سپرده شد",
    intent: "منظور",
    told: "گفته‌شده",
    said: "دستیار",
    data: "داده‌ها",
    articles: "مقاله‌هایی که دید",
  },
  en: {
    title: "The assistant's summary",
    wants: "What the customer wants",
    why: "Why it was handed over",
    intent: "Intent",
    told: "Said so far",
    said: "assistant",
    data: "Collected",
    articles: "Articles shown",
  },
} as const;

/** What whoever takes over starts with: what the customer wants, why it comes to them, what was asked, answered, collected and shown. */
export function handOverNote({ read }: Facts, { thread, handOver }: Performance, language: Language): string {
  const say = labels[language];
  if (!handOver) return "";
  const wants = thread.told.find(({ asked }) => asked.length > 12)?.asked ?? read.text.slice(0, 300);
  const reason = handOverWords[language][handOver.reason];
  const data = Object.entries(thread.attributes).filter(([name]) => name !== "question");
  const earlier = thread.told.slice(0, -1).slice(-6);
  const lines = [
    say.title,
    `${say.wants}: ${wants || "—"}`,
    `${say.why}: ${[reason, handOver.detail].filter(Boolean).join(" — ")}`,
    thread.intent ? `${say.intent}: ${thread.intent.title} (${Math.round(thread.intent.score * 100)}%)` : "",
    earlier.length > 0 ? `${say.told}:` : "",
    ...earlier.flatMap(({ asked, answered }) => [`• ${asked}`, answered ? `  ${say.said}: ${answered}` : ""]),
    data.length > 0 ? `${say.data}: ${data.map(([name, value]) => `${name} = ${value}`).join("، ")}` : "",
    ...(thread.shown.length > 0
      ? [`${say.articles}:`, ...thread.shown.map(({ title, url }) => `• ${title} ${url}`)]
      : []),
  ];
  return lines.filter(Boolean).join("\n").slice(0, 6000);
}
