import type { Language } from "../../../../platform/i18n/index.ts";
import { modeNames } from "../../../surveys/contract.ts";
import { channelNames } from "../../../timeline/contract.ts";
import type { MetricGroup } from "../../contract.ts";

const nobody: Record<Language, string> = { fa: "نامشخص", en: "Not known" };

/** One part of a group's key in words: the name of a channel or of a way of answering; anything else as it stands. */
export function partName(name: string, part: string | number | null, language: Language): string | number {
  if (part === null) return nobody[language];
  if (name === "channel") return (channelNames[language] as Record<string, string>)[part] ?? part;
  return name === "mode" ? (modeNames[language][part] ?? part) : part;
}

/** A group in words, for letters and files: its label where it has one (a partner, a colleague), else the parts of its key. */
export function groupName({ key, label }: Pick<MetricGroup, "key"> & { label?: unknown }, language: Language): string {
  if (typeof label === "string") return label;
  return Object.entries(key)
    .map(([name, part]) => partName(name, part, language))
    .join(" · ");
}
