import type { Flow, FlowNode } from "../../contract.ts";

export const nodeTypes = [
  "message",
  "question",
  "condition",
  "http",
  "article_search",
  "set_attribute",
  "hand_over",
] as const satisfies readonly FlowNode["type"][];

/** A way out of a node: `next`, `on_failure`, `otherwise`, `button:2` or `branch:0`, and where it leads. */
export type Outlet = { key: string; to: string | null };
const empty = { fa: "", en: "" };

/** The ways out of a node, in the order in which they are drawn. */
export function outletsOf(node: FlowNode): Outlet[] {
  switch (node.type) {
    case "message":
      if (node.buttons.length === 0) return [{ key: "next", to: node.next }];
      return [
        ...node.buttons.map(({ next }, at) => ({ key: `button:${at}`, to: next })),
        // Where something else is said than a button.
        { key: "next", to: node.next },
      ];
    case "condition":
      return [
        ...node.branches.map(({ next }, at) => ({ key: `branch:${at}`, to: next })),
        { key: "otherwise", to: node.otherwise },
      ];
    case "question":
    case "http":
    case "article_search":
      return [
        { key: "next", to: node.next },
        { key: "on_failure", to: node.on_failure },
      ];
    case "set_attribute":
      return [{ key: "next", to: node.next }];
    default:
      return [];
  }
}

/** The node with one of its ways out leading elsewhere; null: nowhere. */
export function leading(node: FlowNode, key: string, to: string | null): FlowNode {
  const [kind, place] = key.split(":");
  const at = Number(place);
  if (kind === "button" && node.type === "message")
    return { ...node, buttons: node.buttons.map((one, i) => (i === at ? { ...one, next: to } : one)) };
  if (kind === "branch" && node.type === "condition")
    return { ...node, branches: node.branches.map((one, i) => (i === at ? { ...one, next: to } : one)) };
  if (key === "otherwise" && node.type === "condition") return { ...node, otherwise: to };
  if (key === "next" && "next" in node) return { ...node, next: to };
  if (key === "on_failure" && "on_failure" in node) return { ...node, on_failure: to };
  return node;
}

/** The flow with one node replaced by itself as it is now. */
export function withNode(flow: Flow, node: FlowNode): Flow {
  return { ...flow, nodes: flow.nodes.map((one) => (one.id === node.id ? node : one)) };
}

/** The flow with a way out of a node leading elsewhere. */
export function connected(flow: Flow, from: string, key: string, to: string | null): Flow {
  const node = flow.nodes.find(({ id }) => id === from);
  return node ? withNode(flow, leading(node, key, to)) : flow;
}

/** The flow without some of its nodes; what led to them leads nowhere. */
export function without(flow: Flow, ids: readonly string[]): Flow {
  const gone = new Set(ids);
  const nodes = flow.nodes
    .filter(({ id }) => !gone.has(id))
    .map((node) =>
      outletsOf(node).reduce((now, { key, to }) => (to && gone.has(to) ? leading(now, key, null) : now), node),
    );
  const start = flow.start && !gone.has(flow.start) ? flow.start : (nodes[0]?.id ?? null);
  return { start, nodes };
}

/** A node of a kind as it begins, with an id that the flow does not have yet. */
export function newNode(flow: Flow, type: FlowNode["type"], at: { x: number; y: number }): FlowNode {
  const place = { id: freeId(flow, type), x: Math.round(at.x), y: Math.round(at.y) };
  switch (type) {
    case "message":
      return { ...place, type, text: empty, buttons: [], next: null };
    case "question":
      return {
        ...place,
        type,
        text: empty,
        again: empty,
        entity: "text",
        attribute: freeAttribute(flow),
        retries: 2,
        next: null,
        on_failure: null,
      };
    case "condition":
      return {
        ...place,
        type,
        branches: [{ attribute: firstAttribute(flow), is: "known", value: "", next: null }],
        otherwise: null,
      };
    case "http":
      return {
        ...place,
        type,
        method: "GET",
        url: "https://",
        headers: {},
        body: "",
        save: [],
        next: null,
        on_failure: null,
      };
    case "hand_over":
      return { ...place, type, reason: "" };
    case "set_attribute":
      return { ...place, type, attribute: freeAttribute(flow), value: "", next: null };
    case "article_search":
      return { ...place, type, query: "{{question}}", next: null, on_failure: null };
  }
}

/** The flow with one more node; the first one is where it starts. */
export function withNew(flow: Flow, node: FlowNode): Flow {
  return { start: flow.start ?? node.id, nodes: [...flow.nodes, node] };
}

/** Names under which the flow remembers something, each once. */
export function attributesOf(flow: Flow): string[] {
  const found = flow.nodes.flatMap((node) => {
    if (node.type === "question" || node.type === "set_attribute") return [node.attribute];
    return node.type === "http" ? node.save.map(({ attribute }) => attribute) : [];
  });
  return [...new Set(found)];
}

const firstAttribute = (flow: Flow) => attributesOf(flow)[0] ?? "answer";

function freeAttribute(flow: Flow): string {
  const taken = attributesOf(flow);
  for (let at = 1; ; at++) {
    const name = at === 1 ? "answer" : `answer_${at}`;
    if (!taken.includes(name)) return name;
  }
}

function freeId(flow: Flow, type: string): string {
  const taken = new Set(flow.nodes.map(({ id }) => id));
  for (let at = 1; ; at++) if (!taken.has(`${type}-${at}`)) return `${type}-${at}`;
}
