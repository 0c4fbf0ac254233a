import { useEffect } from "react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import styles from "./composer.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import type { Suggestion } from "./use-suggestions.ts";

type ListProps = {
  id: string;
  kind: "/" | "@";
  found: readonly Suggestion[];
  active: number;
  onPick: (one: Suggestion) => void;
};

/** Canned replies or colleagues above the composer; the text field keeps the keyboard. */
export function SuggestionList({ id, kind, found, active, onPick }: ListProps) {
  const words = useWords({ fa, en });
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [id, active]);
  if (found.length === 0)
    return (
      <p className={styles["suggestions"]} style={{ padding: 12, margin: 0 }}>
        {kind === "/" ? words.noCanned : words.noColleague}
      </p>
    );
  return (
    <div id={id} className={styles["suggestions"]} role="listbox" aria-label={words.canned}>
      {found.map((one, at) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the text field holds the focus and names the active one
        // biome-ignore lint/a11y/useKeyWithClickEvents: as above
        <div
          key={one.key}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === active}
          className={styles["suggestion"]}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(one)}
        >
          <bdi>{one.title}</bdi>
          <bdi className={styles["suggestionNote"]}>{one.note}</bdi>
        </div>
      ))}
    </div>
  );
}
