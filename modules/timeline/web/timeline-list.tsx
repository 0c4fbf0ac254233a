import { Button, VisuallyHidden } from "@mantine/core";
import { useIntersection } from "@mantine/hooks";
import { useEffect, useRef } from "react";
import { addDays, dayOf, isoDay } from "../../../platform/i18n/index.ts";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { InteractionRow } from "../contract.ts";
import { dayGroups } from "./day-groups.ts";
import { EntryRow } from "./entry-row.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./timeline.module.css";

type TimelineListProps = {
  rows: readonly InteractionRow[];
  /** There are older ones, and how to get them. */
  older: (() => void) | null;
  loadingOlder: boolean;
  onWithdraw: (entry: InteractionRow) => void;
};

/** Entries under their days; the newest that arrive while one looks are lit for a moment. */
export function TimelineList({ rows, older, loadingOlder, onWithdraw }: TimelineListProps) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const arrivedAfter = useArrivals(rows);
  const arrived = rows.filter((row) => row.recorded_at > arrivedAfter).length;
  return (
    <div>
      <VisuallyHidden role="status">{arrived > 0 ? words.arrived(format.number(arrived)) : ""}</VisuallyHidden>
      {dayGroups(rows, format.timeZone).map(({ day, rows: ofDay }) => (
        <section key={day}>
          <DayHead day={day} />
          <ol className={styles["entries"]}>
            {ofDay.map((entry) => (
              <EntryRow
                key={entry.id}
                entry={entry}
                arrived={entry.recorded_at > arrivedAfter}
                onWithdraw={onWithdraw}
              />
            ))}
          </ol>
        </section>
      ))}
      {older ? <Older load={older} loading={loadingOlder} /> : <End />}
    </div>
  );
}

/** The newest record that was there when the list was first shown: what was recorded after it arrived since. */
function useArrivals(rows: readonly InteractionRow[]): string {
  const first = useRef<string | null>(null);
  first.current ??=
    rows
      .map((row) => row.recorded_at)
      .sort()
      .at(-1) ?? "";
  return first.current;
}

function DayHead({ day }: { day: string }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const today = dayOf(new Date(), format.timeZone);
  const near = day === isoDay(today) ? words.today : day === isoDay(addDays(today, -1)) ? words.yesterday : null;
  return (
    <header className={styles["day"]}>
      <h3>{near ?? format.date(day, "full")}</h3>
      {near ? <span className={styles["time"]}>{format.date(day, "full")}</span> : null}
    </header>
  );
}

/** Loads older entries when it comes near the screen; also a button, for those who do not scroll. */
function Older({ load, loading }: { load: () => void; loading: boolean }) {
  const words = useWords({ fa, en });
  const { ref, entry } = useIntersection({ rootMargin: "600px" });
  const near = entry?.isIntersecting ?? false;
  useEffect(() => {
    if (near && !loading) load();
  }, [near, loading, load]);
  return (
    <div ref={ref} style={{ paddingBlock: 16, textAlign: "center" }}>
      <Button variant="subtle" color="gray" loading={loading} onClick={load}>
        {words.more}
      </Button>
    </div>
  );
}

function End() {
  const words = useWords({ fa, en });
  return (
    <p className={styles["time"]} style={{ textAlign: "center", paddingBlock: 16 }}>
      {words.end}
    </p>
  );
}
