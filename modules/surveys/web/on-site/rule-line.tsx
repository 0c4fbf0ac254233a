import { NumberInput } from "@mantine/core";
import type { ReactNode } from "react";
import { numberOf } from "../ask/manner-fields.tsx";
import styles from "./on-site.module.css";

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
