import { ActionIcon } from "@mantine/core";
import { IconAlertTriangle, IconFlag, IconPencil } from "@tabler/icons-react";
import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { FlowNode } from "../../contract.ts";
import styles from "./flow.module.css";
import { outletsOf } from "./flow-shape.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { stepIcons } from "./step-icons.ts";
import { useStepText } from "./use-step-text.ts";

type StepData = { node: FlowNode; starts: boolean; problems: string[]; open: (id: string) => void };
export type StepNodeType = Node<StepData, "step">;

/** One step on the canvas: what it says or does, its ways out, and what stands in its way. */
export function StepNode({ data: { node, starts, problems, open }, selected }: NodeProps<StepNodeType>) {
  const words = useWords({ fa, en });
  const { told, way, name } = useStepText();
  const Sign = stepIcons[node.type];
  return (
    <div className={styles["step"]} data-selected={selected || undefined} data-wrong={problems.length > 0 || undefined}>
      <Handle type="target" position={Position.Left} className={styles["handle"]!} />
      <div className={styles["stepHead"]}>
        <Sign size={16} stroke={1.6} />
        <span>{words.kinds[node.type]}</span>
        {starts ? (
          <span className={styles["start"]}>
            <IconFlag size={12} stroke={1.8} /> {words.start}
          </span>
        ) : null}
        <ActionIcon
          className="nodrag"
          variant="subtle"
          color="gray"
          size="sm"
          ms="auto"
          aria-label={words.editStep(name(node))}
          onClick={() => open(node.id)}
        >
          <IconPencil size={15} stroke={1.6} />
        </ActionIcon>
      </div>
      <p className={styles["told"]} dir="auto">
        {told(node)}
      </p>
      {problems.map((text) => (
        <p key={text} className={styles["problem"]} dir="auto">
          <IconAlertTriangle size={14} stroke={1.8} aria-hidden /> {text}
        </p>
      ))}
      {outletsOf(node).map(({ key, to }) => (
        <div key={key} className={styles["way"]}>
          <bdi>{way(node, key)}</bdi>
          {to === null ? <span className={styles["ends"]}>{words.ends}</span> : null}
          <Handle type="source" position={Position.Right} id={key} className={styles["handle"]!} />
        </div>
      ))}
    </div>
  );
}
