import { Stack, Text, Title } from "@mantine/core";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ScoreAlert } from "../../contract/reports.ts";
import { en as experienceEn } from "../experience/messages.en.ts";
import { fa as experienceFa } from "../experience/messages.fa.ts";
import { useScoreWords } from "../experience/score-words.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./reports.module.css";

/** Scores that moved by more than chance, newest first, each with its way to the numbers of those days. */
export function AlertList({ alerts }: { alerts: readonly ScoreAlert[] }) {
  const words = useWords({ fa, en });
  return (
    <section>
      <Title order={2}>{words.alerts}</Title>
      {alerts.length === 0 ? (
        <Text c="dimmed" mt="xs">
          {words.noAlerts}
        </Text>
      ) : null}
      <ul className={styles["list"]}>
        {alerts.map((alert) => (
          <AlertLine key={alert.id} alert={alert} />
        ))}
      </ul>
    </section>
  );
}

function AlertLine({ alert: { move } }: { alert: ScoreAlert }) {
  const words = useWords({ fa, en });
  const names = useWords({ fa: experienceFa, en: experienceEn });
  const scores = useScoreWords();
  const format = useFormat();
  const unit = move.metric === "nps" || move.metric === "nps-1-10" ? "score" : "rate";
  const { metric, from, to, survey } = move;
  const query = new URLSearchParams({ metric, from, to, ...(survey !== null && { survey }) });
  const chance = format.percent(Math.max(0.001, Math.ceil(move.chance * 1000) / 1000), 1);
  return (
    <li className={styles["row"]}>
      <Stack gap={0} className={styles["about"]}>
        <Text fw={500}>
          {words.moved(
            names.metrics[metric] ?? metric,
            scores.value(unit, move.before.value),
            scores.value(unit, move.now.value),
          )}
        </Text>
        <Text size="sm" c="dimmed">
          {words.movedSure(format.date(from), format.date(to), chance)}
        </Text>
      </Stack>
      <BrandLink path={`experience?${query}`}>{words.see}</BrandLink>
    </li>
  );
}
