import { Badge, Button, Group } from "@mantine/core";
import { api } from "../../../../platform/ui/api.ts";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { BeforeAfter, ImprovementRow } from "../../contract.ts";
import { useCaseDeed } from "../case-calls.ts";
import styles from "../cases.module.css";
import { useCauseNames } from "../parts/case-marks.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const colours = { planned: "gray", doing: "yellow", done: "teal", dropped: "gray" } as const;
type CardProps = { row: ImprovementRow; onChange: () => void; onTell: () => void };

/** One improvement: its causes, its owner, its number before and after, and who was told. */
export function ImprovementCard({ row, onChange, onTell }: CardProps) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const causeName = useCauseNames();
  const manages = useCan("cases.manage");
  const undo = useUndoNotice();
  const remove = useCaseDeed((removed: boolean) => api.put(`/improvements/${row.id}/removal`, { removed }));
  return (
    <article className={styles["card"]} style={{ marginBlockEnd: 12 }}>
      <Group gap={8}>
        <bdi className={styles["title"]}>{row.title}</bdi>
        <Badge variant="light" color={colours[row.state]} tt="none">
          {words.states[row.state]}
        </Badge>
      </Group>
      {row.what ? (
        <p className={styles["words"]} dir="auto">
          {row.what}
        </p>
      ) : null}
      <div className={styles["facts"]}>
        {row.assignee ? <bdi>{row.assignee.name}</bdi> : null}
        <span>{words.cases(format.number(row.cases))}</span>
        {row.root_causes.map((key) => (
          <bdi key={key}>{causeName(key)}</bdi>
        ))}
      </div>
      {row.result ? <Result result={row.result} /> : null}
      {row.told_count + row.told_waiting > 0 ? (
        <div className={styles["facts"]}>
          <span>{words.told(format.number(row.told_count))}</span>
          {row.told_waiting > 0 ? <span>{words.telling(format.number(row.told_waiting))}</span> : null}
        </div>
      ) : null}
      {manages ? (
        <Group gap={4} mt={10}>
          {row.state === "done" ? (
            <Button size="xs" variant="light" onClick={onTell}>
              {words.tell}
            </Button>
          ) : null}
          <Button size="xs" variant="subtle" color="gray" onClick={onChange}>
            {words.change}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            onClick={() =>
              void remove.mutateAsync(true).then(
                () => undo(words.removed, () => remove.mutate(false)),
                () => {},
              )
            }
          >
            {words.remove}
          </Button>
        </Group>
      ) : null}
    </article>
  );
}

/** A number before and after, and whether the difference is more than chance, in words. */
function Result({ result }: { result: BeforeAfter }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const text = (value: number | null) => {
    if (value === null) return "–";
    if (result.unit === "rate") return format.percent(value, 1);
    return result.unit === "seconds"
      ? format.duration(value)
      : result.unit === "money"
        ? format.money(value)
        : format.number(value, 1);
  };
  const { difference } = result;
  return (
    <div style={{ marginBlock: 8 }}>
      <div className={styles["facts"]}>
        <bdi>{result.title}</bdi>
        <span>
          {words.before}: <bdi>{text(result.before.value)}</bdi> (n {format.number(result.before.n)})
        </span>
        <span>
          {words.after}: <bdi>{text(result.after.value)}</bdi> (n {format.number(result.after.n)})
        </span>
      </div>
      <div className={styles["quiet"]}>
        {difference
          ? `${difference.shown ? words.shown : words.notShown} · ${words.between(text(difference.low), text(difference.high))}`
          : words.tooFew}
      </div>
    </div>
  );
}
