import { Text, Title } from "@mantine/core";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { CaseShown } from "../../contract.ts";
import styles from "../cases.module.css";
import { useScoreText } from "../parts/case-marks.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** What the customer answered, in their words; of a case by hand, what was written of it. */
export function Answers({ shown }: { shown: CaseShown }) {
  const words = useWords({ fa, en });
  const scoreText = useScoreText();
  return (
    <section className={styles["part"]}>
      <Title order={2}>{shown.responses.length > 0 ? words.answers : words.wrong}</Title>
      {shown.wrong ? (
        <p className={styles["words"]} dir="auto">
          {shown.wrong}
        </p>
      ) : null}
      {shown.responses.length === 0 && !shown.wrong ? <Text c="dimmed">{words.noAnswers}</Text> : null}
      {shown.responses.map((response) => (
        <div key={response.id} className={styles["answer"]} data-withdrawn={response.withdrawn || undefined}>
          <div className={styles["facts"]}>
            <strong>{scoreText(response.scores)}</strong>
            {response.survey ? <bdi>{response.survey}</bdi> : null}
            <TimeText at={response.at} />
            {response.withdrawn ? <span>{words.withdrawn}</span> : null}
          </div>
          {response.comment ? (
            <p className={styles["words"]} dir="auto">
              {response.comment}
            </p>
          ) : null}
        </div>
      ))}
    </section>
  );
}
