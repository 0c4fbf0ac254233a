import {
  applyNodeChanges,
  Background,
  type Connection,
  Controls,
  type Edge,
  type NodeChange,
  ReactFlow,
} from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { useEffect, useMemo, useState } from "react";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import styles from "./flow.module.css";
import type { Editing } from "./flow-editor.tsx";
import { connected, outletsOf, without } from "./flow-shape.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { StepNode, type StepNodeType } from "./step-node.tsx";
import { useStepText } from "./use-step-text.ts";

const nodeTypes = { step: StepNode };
const keys = ["Delete", "Backspace"];

/** The flow as steps and arrows: drag, connect, delete by key. It runs from left to right in every language. */
export default function FlowCanvas({ flow, problems, readOnly, change, open }: Editing) {
  const words = useWords({ fa, en });
  const { name, problem } = useStepText();
  const undoNotice = useUndoNotice();
  const wanted = useMemo<StepNodeType[]>(
    () =>
      flow.nodes.map((node) => ({
        id: node.id,
        type: "step",
        position: { x: node.x, y: node.y },
        ariaLabel: name(node),
        data: {
          node,
          starts: node.id === flow.start,
          problems: problems.filter((one) => one.node === node.id).map(({ code }) => problem(code)),
          open,
        },
      })),
    [flow, problems, open, name, problem],
  );
  // While a step is dragged it moves here; the flow hears where it was left.
  const [nodes, setNodes] = useState(wanted);
  useEffect(() => {
    setNodes((before) => {
      const known = new Map(before.map((one) => [one.id, one]));
      return wanted.map((one) => ({ ...known.get(one.id), ...one }));
    });
  }, [wanted]);
  const edges = useMemo<Edge[]>(() => edgesOf(flow), [flow]);
  const connect = ({ source, sourceHandle, target }: Connection) =>
    change((now) => connected(now, source, sourceHandle ?? "next", target));
  const remove = (gone: { nodes: StepNodeType[]; edges: Edge[] }) => {
    const ids = gone.nodes.map(({ id }) => id);
    const before = flow;
    change((now) => {
      const cut = gone.edges.reduce((one, edge) => connected(one, edge.source, edge.sourceHandle ?? "next", null), now);
      return ids.length > 0 ? without(cut, ids) : cut;
    });
    if (ids.length > 0) undoNotice(words.stepRemoved, () => change(() => before));
  };
  const moved = (_: unknown, __: unknown, dragged: StepNodeType[]) => {
    const places = new Map(dragged.map(({ id, position }) => [id, position]));
    change((now) => ({
      ...now,
      nodes: now.nodes.map((node) => {
        const place = places.get(node.id);
        return place ? { ...node, x: Math.round(place.x), y: Math.round(place.y) } : node;
      }),
    }));
  };
  return (
    <section className={styles["canvas"]} dir="ltr" aria-label={words.canvas}>
      <ReactFlow<StepNodeType>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        onNodesChange={(changes: NodeChange<StepNodeType>[]) => setNodes((now) => applyNodeChanges(changes, now))}
        onNodeDragStop={moved}
        onNodeDoubleClick={(_, { id }) => open(id)}
        onConnect={connect}
        onDelete={remove}
        deleteKeyCode={readOnly ? null : keys}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        fitView
        fitViewOptions={{ maxZoom: 1, padding: 0.15 }}
        minZoom={0.2}
        proOptions={{ hideAttribution: true }}
      >
        <Background gap={20} />
        <Controls showInteractive={false} aria-label={words.fit} />
      </ReactFlow>
      {flow.nodes.length === 0 ? <p className={styles["nothing"]}>{words.emptyFlow}</p> : null}
    </section>
  );
}

function edgesOf(flow: Editing["flow"]): Edge[] {
  const known = new Set(flow.nodes.map(({ id }) => id));
  return flow.nodes.flatMap((node) =>
    outletsOf(node).flatMap(({ key, to }) =>
      to && known.has(to) ? [{ id: `${node.id} ${key}`, source: node.id, sourceHandle: key, target: to }] : [],
    ),
  );
}
