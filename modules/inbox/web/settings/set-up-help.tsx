import { Text } from "@mantine/core";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ChannelKind } from "./channel-kinds.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./settings.module.css";
import { en as stepsEn } from "./steps.en.ts";
import { fa as stepsFa } from "./steps.fa.ts";

/** What to do at the provider before and after a channel is connected, folded away. */
export function SetUpHelp({ kind }: { kind: ChannelKind }) {
  const words = useWords({ fa, en });
  const steps = useWords({ fa: stepsFa, en: stepsEn })[kind];
  return (
    <details className={styles["help"]}>
      <summary>{words.channels.help}</summary>
      <ol>
        {steps.map((step) => (
          <li key={step}>
            <Text size="sm">{step}</Text>
          </li>
        ))}
      </ol>
    </details>
  );
}
