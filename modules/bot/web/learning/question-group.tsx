import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { BrandLink } from "../../../../platform/ui/brand-link.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { TimeText } from "../../../../platform/ui/time-text.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { UnansweredGroup } from "../../contract.ts";
import { mayWrite } from "../rights.ts";
import { IntentChoice } from "./intent-choice.tsx";
import styles from "./learning.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { MoreDeeds } from "./more-deeds.tsx";
import type { Learn } from "./use-learning.ts";

type QuestionGroupProps = { group: UnansweredGroup; onLearn: Learn };

/** Questions that mean the same: how often, at what cost, what they may be, and what to make of them. */
export function QuestionGroup({ group, onLearn }: QuestionGroupProps) {
  const words = useWords({ fa, en });
  const { number, duration } = useFormat();
  const write = useCan(mayWrite);
  const [open, setOpen] = useState(false);
  const { suggested_intent: intent, suggested_article: article } = group;
  const add = (id: number, title: string) =>
    onLearn(group, { kind: "examples", intent: id }, words.added(number(group.questions.length), title));
  return (
    <li className={styles["group"]}>
      <p className={styles["question"]} dir="auto" lang={group.language}>
        {group.question}
      </p>
      <div className={styles["facts"]}>
        <span>{words.volume(number(group.volume))}</span>
        <span>{words.cost(duration(group.minutes * 60))}</span>
        <span>
          {words.last} <TimeText at={group.last_at} />
        </span>
        {article ? <bdi>{words.suggestedArticle(article.title)}</bdi> : null}
      </div>
      {write ? (
        <Group gap={8}>
          {intent ? (
            <Button size="xs" variant="light" onClick={() => add(intent.id, intent.title)}>
              <bdi>{words.addTo(intent.title)}</bdi>
            </Button>
          ) : null}
          <IntentChoice onPick={add} primary={!intent} />
          <MoreDeeds group={group} onLearn={onLearn} />
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            onClick={() => onLearn(group, { kind: "dismissed" }, words.dismissed)}
          >
            {words.useless}
          </Button>
          <Button size="xs" variant="subtle" color="gray" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? words.fewer : words.all(number(group.questions.length))}
          </Button>
        </Group>
      ) : null}
      {open ? <All group={group} /> : null}
    </li>
  );
}

function All({ group }: { group: UnansweredGroup }) {
  const words = useWords({ fa, en });
  return (
    <ul className={styles["all"]}>
      {group.questions.map(({ message, conversation, text, at, why }) => (
        <li key={message}>
          <bdi>{text}</bdi>
          <span className={styles["quiet"]}>{words.why[why as keyof typeof words.why] ?? ""}</span>
          <span className={styles["quiet"]}>
            <TimeText at={at} />
          </span>
          <BrandLink path={`inbox?c=${conversation}`}>{words.open}</BrandLink>
        </li>
      ))}
    </ul>
  );
}
