import type * as z from "zod";
import { wilson } from "../../../../platform/stats/index.ts";
import { Stat } from "../../../../platform/ui/stat.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { botNumbers } from "../../contract.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./numbers.module.css";

export type Numbers = z.infer<typeof botNumbers>;
const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);

/** The numbers of the bot, each with what it is made of; shares with their interval. */
export function BotStats({ numbers }: { numbers: Numbers }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const length = useLength();
  const { conversations, median_ms: median, slow_ms: slow, human_median_seconds: human } = numbers;
  const handedOver = sum(numbers.handed_over.map((one) => one.conversations));
  const answers = sum(numbers.answers.map(({ turns }) => turns));
  return (
    <div className={styles["stats"]}>
      <ShareStat label={words.contained} meaning={words.containedMeaning} hits={numbers.contained} n={conversations} />
      <ShareStat label={words.handedOver} meaning={words.handedOverMeaning} hits={handedOver} n={conversations} />
      <ShareStat label={words.wrong} meaning={words.wrongMeaning} hits={numbers.wrong_answers} n={answers} />
      <Stat label={words.unsure} value={format.number(numbers.unsure)} definition={words.unsureMeaning} />
      <Stat
        label={words.time}
        value={median === null ? null : length(median)}
        definition={words.timeMeaning}
        n={answers + numbers.unsure}
      >
        {slow === null ? null : <span>{words.slow(length(slow))}</span>}
      </Stat>
      <Stat
        label={words.human}
        value={human === null ? null : format.duration(Math.round(human))}
        definition={words.humanMeaning}
      />
    </div>
  );
}

type ShareStatProps = { label: string; meaning: string; hits: number; n: number };

/** A share with its interval and n. Interval: Wilson, 95 %. */
export function ShareStat({ label, meaning, hits, n }: ShareStatProps) {
  const { percent } = useFormat();
  const interval = wilson(Math.min(hits, n), n);
  return (
    <Stat
      label={label}
      value={n > 0 ? percent(Math.min(1, hits / n)) : null}
      definition={meaning}
      n={n}
      interval={interval && { low: percent(interval.low), high: percent(interval.high) }}
    />
  );
}

/** Writes short times: milliseconds below a second, seconds with a tenth below ten. */
function useLength(): (milliseconds: number) => string {
  const words = useWords({ fa, en });
  const { number, duration } = useFormat();
  return (milliseconds) => {
    if (milliseconds < 1000) return words.milliseconds(number(Math.round(milliseconds)));
    return milliseconds < 10_000
      ? words.seconds(number(milliseconds / 1000, 1))
      : duration(Math.round(milliseconds / 1000));
  };
}
