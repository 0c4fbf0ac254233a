import { Tooltip, UnstyledButton } from "@mantine/core";
import { useWords } from "../../../../platform/ui/use-words.ts";
import styles from "./assignment.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useOwnState, useSignsOfLife } from "./use-own-state.ts";

/** Online or away, at the foot of the side bar; where it is hidden it still gives signs of life. */
export default function OwnState({ hidden }: { hidden?: boolean }) {
  useSignsOfLife();
  return hidden ? null : <StateSwitch wide />;
}

/** Says whether one is online, and changes it with a click. */
export function StateSwitch({ wide = false }: { wide?: boolean }) {
  const words = useWords({ fa, en });
  const { state, say } = useOwnState();
  if (!state) return null;
  const away = state.away_by_hand;
  return (
    <Tooltip label={away ? words.comeBack : words.goAway}>
      <UnstyledButton
        className={styles["state"]}
        data-wide={wide || undefined}
        role="switch"
        aria-checked={!away}
        aria-label={away ? words.comeBack : words.goAway}
        onClick={() => say(!away)}
      >
        <span className={styles["dot"]} data-online={!away} aria-hidden />
        {away ? words.away : words.online}
      </UnstyledButton>
    </Tooltip>
  );
}
