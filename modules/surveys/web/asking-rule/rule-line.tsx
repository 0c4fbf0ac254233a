import { NumberInput, Select } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { numberOf } from "../ask/manner-fields.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./rule.module.css";

/** What names a site, and its key where it speaks for an app. */
export type Site = { id: number; name: string; key: string };
/** What every rule says, wherever it asks. */
type Shared = { share: number; again_days: number };

/** A line of a sentence with gaps. */
export function Line({ children }: { children: ReactNode }) {
  return <div className={styles["line"]}>{children}</div>;
}

type AmountProps = { label: string; value: number; least?: number; most: number; onChange: (value: number) => void };

/** A number in a sentence. */
export function Amount({ label, value, least = 1, most, onChange }: AmountProps) {
  return (
    <NumberInput
      aria-label={label}
      w={84}
      min={least}
      max={most}
      clampBehavior="strict"
      value={value}
      onChange={(given) => onChange(numberOf(given) ?? least)}
    />
  );
}

type SiteChoiceProps = {
  label: string;
  all: string;
  sites: readonly Site[];
  value: number | null;
  onChange: (site: number | null) => void;
};

/** One site, or all of them. */
export function SiteChoice({ label, all, sites, value, onChange }: SiteChoiceProps) {
  return (
    <Select
      aria-label={label}
      allowDeselect={false}
      w={190}
      data={[{ value: "", label: all }, ...sites.map(({ id, name }) => ({ value: String(id), label: name }))]}
      value={value === null ? "" : String(value)}
      onChange={(id) => onChange(id ? Number(id) : null)}
    />
  );
}

/** How many are asked, by lot, and for how long not again. */
export function ShareAndAgain({ rule, set }: { rule: Shared; set: (changed: Partial<Shared>) => void }) {
  const words = useWords({ fa, en });
  return (
    <Line>
      {words.share_before}
      <Amount
        label={words.share}
        value={Math.round(rule.share * 100)}
        most={100}
        onChange={(percent) => set({ share: percent / 100 })}
      />
      {words.share_after}
      <Amount label={words.again} value={rule.again_days} most={365} onChange={(again_days) => set({ again_days })} />
      {words.again_after}
    </Line>
  );
}
