import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useEntryWords } from "../../../timeline/web/index.tsx";
import type { MetricGroup } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Fewer answers than this are drawn as uncertain. */
export const fewAnswers = 30;

/** Writes values of a score, differences of two, and the names of groups. */
export function useScoreWords() {
  const words = useWords({ fa, en });
  const format = useFormat();
  const entry = useEntryWords();
  const value = (unit: string, of: number | null) => {
    if (of === null) return "–";
    return unit === "score" ? format.number(Math.round(of)) : format.percent(of, 0);
  };
  const apart = (unit: string, of: number) =>
    unit === "score"
      ? words.points(format.number(Math.abs(Math.round(of))))
      : words.points(format.percent(Math.abs(of), 0));
  function part(name: string, of: string | number | null, label: unknown): string {
    if (of === null) return words.nobody;
    if (typeof label === "string") return label;
    const text = String(of);
    if (name === "channel") return entry.channel(text);
    if (name === "touchpoint") return entry.touchpoint(text);
    if (name === "mode") return words.modes[text] ?? text;
    return name === "silence" ? (words.silences[text] ?? text) : text;
  }
  const group = ({ key, label }: Pick<MetricGroup, "key"> & { label?: unknown }) =>
    Object.entries(key)
      .map(([name, of]) => part(name, of, Object.keys(key).length === 1 ? label : undefined))
      .join(" · ");
  return { value, apart, group, part };
}

/** The text by which a group is named in the address. */
export function groupText({ key }: Pick<MetricGroup, "key">): string {
  return Object.values(key)
    .map((value) => String(value ?? ""))
    .join(",");
}
