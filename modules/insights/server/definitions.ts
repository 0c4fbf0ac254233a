import type { Language } from "../../../platform/i18n/index.ts";
import { en } from "./definitions.en.ts";
import { fa } from "./definitions.fa.ts";

type Name = keyof typeof fa;
type Told = Record<Language, { title: string; definition: string }>;

/** The words of each metric of this module, in both languages. */
export const definitions = Object.fromEntries(
  (Object.keys(fa) as Name[]).map((name) => [name, { fa: fa[name], en: en[name] }]),
) as Record<Name, Told>;
