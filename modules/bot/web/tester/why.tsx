import { IconCheck, IconMinus } from "@tabler/icons-react";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { TryAnswer } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./tester.module.css";
import { useReasonText } from "./use-reason-text.ts";

/** Why the bot would say what it says: its steps in plain words, and what it weighed. */
export function Why({ answer }: { answer: TryAnswer }) {
  const words = useWords({ fa, en });
  const reasonText = useReasonText();
  const source = answer.source ? (words.sources[answer.source as keyof typeof words.sources] ?? answer.source) : null;
  return (
    <div className={styles["reasons"]}>
      {answer.read_as ? (
        <div>
          <h4>{words.readAs}</h4>
          <bdi>{answer.read_as}</bdi>
        </div>
      ) : null}
      <div>
        <h4>{words.steps}</h4>
        <ol>
          {answer.reasons.map((reason) => (
            <li
              key={`${reason.code}${JSON.stringify(reason.values)}`}
              className={styles["step"]}
              data-passed={reason.passed || undefined}
            >
              {reason.passed ? (
                <IconCheck size={13} aria-label={words.counted} />
              ) : (
                <IconMinus size={13} aria-label={words.notCounted} />
              )}
              <span>{reasonText(reason)}</span>
            </li>
          ))}
        </ol>
        {source ? <p className={styles["passage"]}>{words.from(source)}</p> : null}
      </div>
      <Ranking answer={answer} />
      <Articles answer={answer} />
      <Feeling answer={answer} />
      <Known answer={answer} />
    </div>
  );
}

function Ranking({ answer }: { answer: TryAnswer }) {
  const words = useWords({ fa, en });
  const { percent } = useFormat();
  const sure = answer.reasons.find(({ code }) => code === "intent")?.values["sure"];
  if (answer.ranking.length === 0) return null;
  return (
    <div>
      <h4>{typeof sure === "number" ? words.rankingFrom(percent(sure, 0)) : words.ranking}</h4>
      <ul>
        {answer.ranking.slice(0, 5).map(({ intent, title, score }) => (
          <Bar
            key={intent ?? "none"}
            title={intent === null ? words.none : title}
            share={score}
            limit={typeof sure === "number" ? sure : null}
          />
        ))}
      </ul>
    </div>
  );
}

function Articles({ answer }: { answer: TryAnswer }) {
  const words = useWords({ fa, en });
  const { percent } = useFormat();
  const wanted = answer.reasons.find(({ code }) => code === "article")?.values["wanted"];
  if (answer.articles.length === 0) return null;
  return (
    <div>
      <h4>{typeof wanted === "number" ? words.articlesFrom(percent(wanted, 0)) : words.articles}</h4>
      <ul>
        {answer.articles.slice(0, 3).map(({ id, title, sure, passage }) => (
          <Bar key={id} title={title} share={sure} limit={typeof wanted === "number" ? wanted : null} note={passage} />
        ))}
      </ul>
    </div>
  );
}

function Feeling({ answer: { sentiment } }: { answer: TryAnswer }) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const label = words.feelings[sentiment.label as keyof typeof words.feelings] ?? sentiment.label;
  return (
    <div>
      <h4>{words.feeling}</h4>
      {label} ({number(sentiment.score, 2)})
      {sentiment.evidence.length > 0 ? (
        <>
          {": "}
          <bdi>{sentiment.evidence.join(words.comma)}</bdi>
        </>
      ) : null}
    </div>
  );
}

function Known({ answer: { attributes } }: { answer: TryAnswer }) {
  const words = useWords({ fa, en });
  const known = Object.entries(attributes);
  if (known.length === 0) return null;
  return (
    <div>
      <h4>{words.known}</h4>
      <ul>
        {known.map(([name, value]) => (
          <li key={name}>
            <bdi dir="ltr">{name}</bdi>: <bdi>{value}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

type BarProps = { title: string; share: number; limit: number | null; note?: string };

function Bar({ title, share, limit, note }: BarProps) {
  const { percent } = useFormat();
  const width = (part: number) => `${Math.round(Math.max(0, Math.min(1, part)) * 100)}%`;
  return (
    <li className={styles["bar"]}>
      <bdi>{title}</bdi>
      <span className="tabular">{percent(share, 0)}</span>
      <span className={styles["track"]} aria-hidden>
        <span className={styles["fill"]} style={{ width: width(share) }} />
        {limit === null ? null : <span className={styles["limit"]} style={{ insetInlineStart: width(limit) }} />}
      </span>
      {note ? (
        <p className={styles["passage"]} dir="auto">
          {note.length > 220 ? `${note.slice(0, 220)}…` : note}
        </p>
      ) : null}
    </li>
  );
}
