import { Title } from "@mantine/core";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { CaseShown } from "../../contract.ts";
import styles from "../cases.module.css";
import { useCauseNames } from "../parts/case-marks.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type Event = CaseShown["events"][number];
const tones: Partial<Record<Event["kind"], "good" | "bad">> = {
  confirmed: "good",
  denied: "bad",
  escalated: "bad",
  not_sent: "bad",
};

/** What happened to a case, the newest first. */
export function History({ shown }: { shown: CaseShown }) {
  const words = useWords({ fa, en });
  return (
    <section className={styles["part"]}>
      <Title order={2}>{words.history}</Title>
      <ol className={styles["history"]}>
        {shown.events.map((event) => (
          <Happened key={event.id} event={event} />
        ))}
      </ol>
    </section>
  );
}

function Happened({ event }: { event: Event }) {
  const words = useWords({ fa, en });
  const causeName = useCauseNames();
  const by = event.by?.id === "customer" ? words.customerSays : event.by?.name || words.machine;
  const to = event.facts["to"];
  const cause = event.facts["root_cause"];
  return (
    <li data-tone={tones[event.kind]}>
      <div className={styles["titleLine"]}>
        <span className={styles["title"]}>{words.events[event.kind]}</span>
        {typeof to === "string" ? <bdi>{words.to(to)}</bdi> : null}
        {typeof cause === "string" ? <bdi className={styles["quiet"]}>{causeName(cause)}</bdi> : null}
      </div>
      {event.text ? (
        <p className={styles["words"]} dir="auto">
          {event.text}
        </p>
      ) : null}
      <div className={styles["facts"]}>
        <bdi>{by}</bdi>
        <TimeText at={event.at} />
      </div>
    </li>
  );
}
