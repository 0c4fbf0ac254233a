import { Text, Title } from "@mantine/core";
import { shareDifference } from "../../../../platform/stats/index.ts";
import { Stat } from "../../../../platform/ui/stat.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Satisfaction as Said } from "../../contract.ts";
import { ShareStat } from "./bot-stats.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./numbers.module.css";

/** From so many answers on a share is shown; below, that there are not enough. */
const enough = 10;

/** How content customers are with what the bot answered alone, beside what people answered; each with its n and interval. */
export function Satisfaction({ said: { bot, people } }: { said: Said }) {
  const words = useWords({ fa, en }).satisfaction;
  return (
    <section aria-label={words.title} className={styles["replay"]}>
      <Title order={2}>{words.title}</Title>
      <Text size="sm" c="dimmed">
        {words.note}
      </Text>
      <div className={styles["stats"]}>
        <One label={words.bot} meaning={words.botMeaning} said={bot} />
        <One label={words.people} meaning={words.peopleMeaning} said={people} />
      </div>
      <Compared bot={bot} people={people} />
    </section>
  );
}

type OneProps = { label: string; meaning: string; said: Said["bot"] };

function One({ label, meaning, said: { answers, satisfied } }: OneProps) {
  const words = useWords({ fa, en }).satisfaction;
  const { number } = useFormat();
  if (answers >= enough) return <ShareStat label={label} meaning={meaning} hits={satisfied} n={answers} />;
  return (
    <Stat label={label} value={words.tooFew} definition={meaning} n={answers}>
      <span>{words.wanted(number(enough))}</span>
    </Stat>
  );
}

function Compared({ bot, people }: Said) {
  const words = useWords({ fa, en }).satisfaction;
  const { number } = useFormat();
  if (Math.min(bot.answers, people.answers) < enough) return null;
  const apart = shareDifference({ hits: bot.satisfied, n: bot.answers }, { hits: people.satisfied, n: people.answers });
  if (!apart) return null;
  const points = (share: number) => number(Math.abs(Math.round(share * 100)));
  const said =
    apart.low > 0
      ? words.better(points(apart.low), points(apart.high))
      : apart.high < 0
        ? words.worse(points(apart.high), points(apart.low))
        : words.alike;
  return <Text size="sm">{said}</Text>;
}
