import type { Language } from "../../../../platform/i18n/index.ts";
import { en } from "./words.en.ts";
import { fa } from "./words.fa.ts";

/** The names of the inbox's metrics. */
export type SupportMetric = keyof typeof fa;

/** What a metric of the inbox is called and means, in both languages. */
export function supportWords(name: SupportMetric): Record<Language, { title: string; definition: string }> {
  return { fa: fa[name], en: en[name] };
}
