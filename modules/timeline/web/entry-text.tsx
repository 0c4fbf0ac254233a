import { UnstyledButton } from "@mantine/core";
import { useLayoutEffect, useRef, useState } from "react";
import { useWords } from "../../../platform/ui/use-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./timeline.module.css";

/** What people said, in its own direction; long texts open when asked. */
export function EntryText({ text }: { text: string }) {
  const words = useWords({ fa, en });
  const [open, setOpen] = useState(false);
  const [long, setLong] = useState(false);
  const place = useRef<HTMLParagraphElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is measured anew
  useLayoutEffect(() => {
    const shown = place.current;
    if (shown && !open) setLong(shown.scrollHeight > shown.clientHeight + 2);
  }, [text, open]);
  return (
    <div>
      <p ref={place} dir="auto" className={styles["text"]} data-open={open || undefined}>
        {text}
      </p>
      {long || open ? (
        <UnstyledButton className={styles["whole"]} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? words.shorter : words.wholeText}
        </UnstyledButton>
      ) : null}
    </div>
  );
}
