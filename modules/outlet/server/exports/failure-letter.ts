import type { Language } from "../../../../platform/i18n/index.ts";
import { formatNumber } from "../../../../platform/i18n/index.ts";
import type { Letter } from "../../../../platform/mail/index.ts";
import type { Brand } from "../../../admin/index.ts";
import { exportProblems } from "../../contract/export-problems.ts";
import type { ExportProblem } from "../../contract/exports.ts";
import { en } from "./words.en.ts";
import { fa } from "./words.fa.ts";

type Failed = {
  name: string;
  problem: ExportProblem;
  detail: string | null;
  tries: number;
  brand: Brand;
  language: Language;
  publicUrl: string;
};

/** The letter that says that a sending was given up, and why. */
export function failureLetter({
  name,
  problem,
  detail,
  tries,
  brand,
  language,
  publicUrl,
}: Failed): Omit<Letter, "to"> {
  const words = { fa, en }[language];
  const parts = [
    words.failed(name, formatNumber(tries, language)),
    exportProblems[language][problem],
    ...(detail ? [words.said(detail)] : []),
    words.next,
    words.open(`${publicUrl}/${brand.slug}/settings/exports`),
  ];
  return { subject: `${brand.name}: ${words.subject(name)}`, text: parts.join("\n\n") };
}
