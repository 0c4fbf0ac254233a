import type { Language } from "../../../../platform/i18n/index.ts";

type Numbers = { language: Language; number: (value: number, digits?: number) => string };

const names = { fa: ["بایت", "کیلوبایت", "مگابایت"], en: ["B", "kB", "MB"] } as const;

/** The size of a file in the unit people read it in; a kilobyte has 1000 bytes. */
export function fileSize(bytes: number, { language, number }: Numbers): string {
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const count = bytes / 1000 ** step;
  return `${number(count, count < 10 && step > 0 ? 1 : 0)} ${names[language][step]}`;
}
