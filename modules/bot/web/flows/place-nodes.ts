import type { Flow, FlowNode } from "../../contract.ts";
import { outletsOf } from "./flow-shape.ts";

const across = 330;
const down = 190;

/** Nodes in the order in which a customer can meet them, from the start; those that nobody meets last. */
export function inOrder(flow: Flow): FlowNode[] {
  const nodes = new Map(flow.nodes.map((node) => [node.id, node]));
  const met = new Set<string>();
  const queue = flow.start ? [flow.start] : [];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const node = nodes.get(id);
    if (!node || met.has(id)) continue;
    met.add(id);
    for (const { to } of outletsOf(node)) if (to) queue.push(to);
  }
  const order = [...met].flatMap((id) => nodes.get(id) ?? []);
  return [...order, ...flow.nodes.filter(({ id }) => !met.has(id))];
}

/** Puts the nodes of a flow into columns by how many steps they are from the start. */
export function placed(flow: Flow): Flow {
  const depth = new Map<string, number>();
  for (const node of inOrder(flow)) {
    const own = depth.get(node.id) ?? 0;
    depth.set(node.id, own);
    for (const { to } of outletsOf(node)) if (to && !depth.has(to)) depth.set(to, own + 1);
  }
  const rows = new Map<number, number>();
  const places = new Map<string, { x: number; y: number }>();
  for (const { id } of inOrder(flow)) {
    const column = depth.get(id) ?? 0;
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    places.set(id, { x: column * across, y: row * down });
  }
  return { ...flow, nodes: flow.nodes.map((node) => ({ ...node, ...places.get(node.id) })) };
}

/** Whether nobody placed the nodes yet: more than one, and all at the same spot. */
export function isUnplaced({ nodes }: Flow): boolean {
  const [first] = nodes;
  return nodes.length > 1 && nodes.every(({ x, y }) => x === first?.x && y === first.y);
}

/** A free spot beside the node that stands furthest along. */
export function freeSpot({ nodes }: Flow): { x: number; y: number } {
  const last = nodes.at(-1);
  if (!last) return { x: 0, y: 0 };
  const spot = { x: last.x + across, y: last.y };
  while (nodes.some(({ x, y }) => Math.abs(x - spot.x) < across / 2 && Math.abs(y - spot.y) < down / 2)) spot.y += down;
  return spot;
}
