import type { Language } from "../../../../platform/i18n/index.ts";
import { en } from "./words.en.ts";
import { fa } from "./words.fa.ts";

/** The names of the metrics of answers. */
export type ExperienceMetric = keyof typeof fa;

/** What a metric of answers is called and means, in both languages. */
export function experienceWords(name: ExperienceMetric): Record<Language, { title: string; definition: string }> {
  return { fa: fa[name], en: en[name] };
}
