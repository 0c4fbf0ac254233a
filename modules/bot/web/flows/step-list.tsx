import { ActionIcon, Button, Select, Text, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconFlag, IconPencil, IconTrash } from "@tabler/icons-react";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { FlowNode } from "../../contract.ts";
import styles from "./flow.module.css";
import type { Editing } from "./flow-editor.tsx";
import { connected, outletsOf, without } from "./flow-shape.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { inOrder } from "./place-nodes.ts";
import { stepIcons } from "./step-icons.ts";
import { useStepText } from "./use-step-text.ts";

/** The flow as a list, in the order in which a customer meets its steps: everything that the canvas can, without drawing. */
export function StepList(editing: Editing) {
  const words = useWords({ fa, en });
  if (editing.flow.nodes.length === 0) return <Text c="dimmed">{words.emptyFlow}</Text>;
  return (
    <ol className={styles["list"]}>
      {inOrder(editing.flow).map((node, at) => (
        <Step key={node.id} node={node} place={at + 1} editing={editing} />
      ))}
    </ol>
  );
}

function Step({ node, place, editing }: { node: FlowNode; place: number; editing: Editing }) {
  const { flow, problems, readOnly, change, open } = editing;
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const { told, problem, name } = useStepText();
  const undo = useUndoNotice();
  const Sign = stepIcons[node.type];
  const wrong = problems.filter((one) => one.node === node.id);
  const remove = () => {
    change((now) => without(now, [node.id]));
    undo(words.stepRemoved, () => change(() => flow));
  };
  return (
    <li className={styles["item"]}>
      <div className={styles["itemHead"]}>
        <span className="tabular">{number(place)}</span>
        <Sign size={17} stroke={1.6} aria-hidden />
        <span>{words.kinds[node.type]}</span>
        {node.id === flow.start ? (
          <span className={styles["start"]}>
            <IconFlag size={12} stroke={1.8} aria-hidden /> {words.start}
          </span>
        ) : readOnly ? null : (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() => change((now) => ({ ...now, start: node.id }))}
          >
            {words.makeStart}
          </Button>
        )}
        {readOnly ? null : (
          <span style={{ marginInlineStart: "auto" }}>
            <Tooltip label={words.edit}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={words.editStep(name(node))}
                onClick={() => open(node.id)}
              >
                <IconPencil size={16} stroke={1.6} />
              </ActionIcon>
            </Tooltip>
            <ActionIcon variant="subtle" color="gray" aria-label={words.removeStep(name(node))} onClick={remove}>
              <IconTrash size={16} stroke={1.6} />
            </ActionIcon>
          </span>
        )}
      </div>
      <p className={styles["told"]} dir="auto">
        {told(node)}
      </p>
      {wrong.map(({ code }) => (
        <p key={code} className={styles["problem"]}>
          <IconAlertTriangle size={14} stroke={1.8} aria-hidden /> {problem(code)}
        </p>
      ))}
      <Leads node={node} editing={editing} />
    </li>
  );
}

function Leads({ node, editing: { flow, readOnly, change } }: { node: FlowNode; editing: Editing }) {
  const words = useWords({ fa, en });
  const { way, name } = useStepText();
  const others = flow.nodes.filter(({ id }) => id !== node.id);
  return (
    <div className={styles["leads"]}>
      {outletsOf(node).flatMap(({ key, to }) => [
        <bdi key={`${key} name`}>{way(node, key)}</bdi>,
        <Select
          key={key}
          size="xs"
          clearable
          readOnly={readOnly}
          aria-label={words.leadsTo(way(node, key))}
          placeholder={words.ends}
          value={to}
          data={others.map((one) => ({ value: one.id, label: name(one) }))}
          onChange={(next) => change((now) => connected(now, node.id, key, next))}
        />,
      ])}
    </div>
  );
}
