import { Badge } from "@mantine/core";
import { IconMoodNeutral, IconMoodSad, IconMoodSmile } from "@tabler/icons-react";
import { useRef } from "react";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { useCan } from "../../../platform/ui/session.ts";
import { useShortcut } from "../../../platform/ui/shortcuts.tsx";
import { TimeText } from "../../../platform/ui/time-text.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import type { Mention } from "../contract.ts";
import { MentionDeeds } from "./mention-deeds.tsx";
import styles from "./mentions.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Mentions under one another; j and k go from one to the next, whose deeds then answer to their own keys. */
export function MentionCards({ rows }: { rows: readonly Mention[] }) {
  const words = useWords({ fa, en });
  const list = useRef<HTMLUListElement>(null);
  const step = (by: 1 | -1) => {
    const cards = [...(list.current?.children ?? [])] as HTMLElement[];
    const at = cards.findIndex((card) => card.contains(document.activeElement));
    const next = cards[at < 0 ? 0 : at + by];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  useShortcut("j", words.deeds.next, () => step(1));
  useShortcut("k", words.deeds.previous, () => step(-1));
  const press = (deed: string) => () =>
    document.activeElement?.closest("li")?.querySelector<HTMLElement>(`[data-deed="${deed}"]`)?.click();
  useShortcut("a", words.deeds.open, press("answer"));
  useShortcut("x", words.deeds.ignore, press("ignore"));
  return (
    <ul className={styles["list"]} aria-label={words.list} ref={list}>
      {rows.map((row) => (
        <Card key={row.id} row={row} />
      ))}
    </ul>
  );
}

function Card({ row }: { row: Mention }) {
  const words = useWords({ fa, en });
  const writes = useCan("mentions.write");
  return (
    <li className={styles["card"]} tabIndex={-1}>
      <div className={styles["facts"]}>
        <SentimentMark row={row} />
        {row.customer ? (
          <BrandLink path={`customers/${row.customer.id}`}>
            <bdi>{row.customer.name ?? words.unnamed}</bdi>
          </BrandLink>
        ) : row.author ? (
          <bdi>{row.author}</bdi>
        ) : null}
        <bdi>{row.place && row.place !== row.source.name ? `${row.source.name} · ${row.place}` : row.source.name}</bdi>
        <TimeText at={row.said_at} />
        {row.terms.map(({ id, name }) => (
          <Badge key={id} variant="default" tt="none" fw={400}>
            {name}
          </Badge>
        ))}
      </div>
      {row.title ? (
        <h2 className={styles["title"]} dir="auto">
          {row.title}
        </h2>
      ) : null}
      {row.text ? (
        <p className={styles["text"]} dir="auto">
          {row.text}
        </p>
      ) : null}
      {row.forgotten ? <p className={styles["facts"]}>{words.forgotten}</p> : null}
      {row.answers.map(({ id, text, by, state }) => (
        <div key={id} className={styles["answer"]}>
          <span dir="auto">{text}</span>
          <div className={styles["facts"]}>
            {by ? <bdi>{words.by(by)}</bdi> : null}
            <span>{words.answer.states[state]}</span>
          </div>
        </div>
      ))}
      {writes ? <MentionDeeds row={row} /> : null}
    </li>
  );
}

const signs = { negative: IconMoodSad, neutral: IconMoodNeutral, positive: IconMoodSmile };
const tones = { negative: "var(--bad)", neutral: "inherit", positive: "var(--good)" };

function SentimentMark({ row: { sentiment, evidence } }: { row: Mention }) {
  const words = useWords({ fa, en });
  const Sign = signs[sentiment];
  return (
    <span
      style={{ display: "inline-flex", gap: 4, alignItems: "center", color: tones[sentiment] }}
      title={evidence.length > 0 ? words.why(evidence.join("، ")) : undefined}
    >
      <Sign size={18} stroke={1.6} aria-hidden />
      {words.sentiments[sentiment]}
    </span>
  );
}
