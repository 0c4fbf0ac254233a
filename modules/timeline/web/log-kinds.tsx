import { UnstyledButton } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type QuickLogWhat, quickLogWhat } from "../contract.ts";
import { iconOf } from "./entry-icon.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./timeline.module.css";

type LogKindsProps = { value: QuickLogWhat; onChange: (what: QuickLogWhat) => void };

/** What it was, by one press or the arrow keys. */
export function LogKinds({ value, onChange }: LogKindsProps) {
  const words = useWords({ fa, en }).log;
  function step(event: KeyboardEvent<HTMLDivElement>) {
    const along = getComputedStyle(event.currentTarget).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = along === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const move = event.key === along ? 1 : event.key === back ? -1 : 0;
    if (move === 0) return;
    event.preventDefault();
    const place = (quickLogWhat.indexOf(value) + move + quickLogWhat.length) % quickLogWhat.length;
    onChange(quickLogWhat[place] as QuickLogWhat);
    (event.currentTarget.children[place] as HTMLElement).focus();
  }
  return (
    <div role="radiogroup" aria-label={words.what} className={styles["kinds"]} onKeyDown={step}>
      {quickLogWhat.map((what) => {
        const Sign = iconOf({ subject: what, channel: "", kind: "contact" });
        return (
          <UnstyledButton
            key={what}
            role="radio"
            aria-checked={value === what}
            tabIndex={value === what ? 0 : -1}
            className={styles["kind"]}
            onClick={() => onChange(what)}
          >
            <Sign size={18} stroke={1.6} aria-hidden />
            {words.kinds[what]}
          </UnstyledButton>
        );
      })}
    </div>
  );
}
