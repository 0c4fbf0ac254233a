import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowDownLeft, IconArrowUpRight } from "@tabler/icons-react";
import { type ReactNode, Suspense } from "react";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { InteractionRow } from "../contract.ts";
import { EntryDetails } from "./entry-details.tsx";
import { iconOf } from "./entry-icon.tsx";
import { EntryText } from "./entry-text.tsx";
import { useEntryWords } from "./entry-words.ts";
import { FeelingMark } from "./feeling.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { subjectView } from "./subject-views.ts";
import styles from "./timeline.module.css";

type EntryRowProps = { entry: InteractionRow; arrived: boolean; onWithdraw: (entry: InteractionRow) => void };

/** One entry: what it was, on which channel, through whom, when; and what was said. */
export function EntryRow({ entry, arrived, onWithdraw }: EntryRowProps) {
  const words = useWords({ fa, en });
  const entryWords = useEntryWords();
  const format = useFormat();
  const Sign = iconOf(entry);
  const View = subjectView(entry.subject);
  const sourceOf = (source: string) => {
    // Answers of surveys name their survey; the house's own source says nothing more.
    if (source === "surveys") return null;
    return source === "quick-log" ? words.byHand : <Bdi>{words.source(source)}</Bdi>;
  };
  return (
    <li className={styles["entry"]} data-kind={entry.kind} data-arrived={arrived || undefined}>
      <span className={styles["sign"]}>
        <Sign size={18} stroke={1.6} aria-hidden />
      </span>
      <div className={styles["body"]}>
        <div className={styles["line"]}>
          <span className={styles["title"]}>
            {entryWords.title(entry)}
            <DirectionSign entry={entry} />
          </span>
          <time dateTime={entry.occurred_at} className={styles["time"]} title={format.dateTime(entry.occurred_at)}>
            {format.time(entry.occurred_at)}
          </time>
        </div>
        {View ? (
          <Suspense fallback={null}>
            <View entry={entry} />
          </Suspense>
        ) : (
          <EntryDetails entry={entry} />
        )}
        {entry.text ? <EntryText text={entry.text} /> : null}
        <Facts>
          {entryWords.channel(entry.channel)}
          {entry.touchpoint ? entryWords.touchpoint(entry.touchpoint) : null}
          {entry.partner ? (
            <BrandLink path={`customers/${entry.partner.id}`} fz="inherit">
              <Bdi>{entry.partner.name}</Bdi>
            </BrandLink>
          ) : null}
          {entry.agent ? <Bdi>{words.by(entry.agent)}</Bdi> : null}
          {entry.feeling === null ? null : <FeelingMark feeling={entry.feeling} />}
          {sourceOf(entry.source)}
        </Facts>
      </div>
      {entry.withdrawable ? <Withdraw onClick={() => onWithdraw(entry)} /> : null}
    </li>
  );
}

function DirectionSign({ entry: { direction, kind } }: { entry: InteractionRow }) {
  if (kind !== "contact" || direction === null) return null;
  const Arrow = direction === "in" ? IconArrowDownLeft : IconArrowUpRight;
  return <Arrow size={15} stroke={1.6} className={`mirror ${styles["direction"]}`} aria-hidden />;
}

/** Small facts with a dot between them; what is missing leaves no dot. */
function Facts({ children }: { children: ReactNode[] }) {
  return (
    <div className={styles["facts"]}>
      {children.map((fact, place) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: each fact has its fixed place
        fact ? <span key={place}>{fact}</span> : null,
      )}
    </div>
  );
}

function Withdraw({ onClick }: { onClick: () => void }) {
  const words = useWords({ fa, en }).log;
  return (
    <Tooltip label={words.takeBack}>
      <ActionIcon
        variant="subtle"
        color="gray"
        className={styles["withdraw"]}
        aria-label={words.takeBack}
        onClick={onClick}
      >
        <IconArrowBackUp size={17} stroke={1.6} className="mirror" />
      </ActionIcon>
    </Tooltip>
  );
}
