import type { Flow, FlowNode } from "../../contract.ts";

export type FlowProblem = {
  node: string | null;
  code: "no_start" | "unknown_node" | "unreachable" | "no_words" | "bad_address" | "circle";
};

/** Why a flow cannot go live: it begins nowhere, leads to what is not there, says nothing, calls a bad address, or turns in a circle without waiting. */
export function checkFlow(flow: Flow): FlowProblem[] {
  const nodes = new Map(flow.nodes.map((node) => [node.id, node]));
  if (flow.start === null || !nodes.has(flow.start)) return [{ node: null, code: "no_start" }];
  const problems: FlowProblem[] = [];
  for (const node of flow.nodes) {
    if (nextOf(node).some((id) => !nodes.has(id))) problems.push({ node: node.id, code: "unknown_node" });
    if ((node.type === "message" || node.type === "question") && node.text.fa === "" && node.text.en === "")
      problems.push({ node: node.id, code: "no_words" });
    if (node.type === "http" && !/^https?:\/\/[^/{]+/.test(node.url))
      problems.push({ node: node.id, code: "bad_address" });
  }
  const reached = reachedFrom(flow.start, nodes, () => true);
  for (const node of flow.nodes) if (!reached.has(node.id)) problems.push({ node: node.id, code: "unreachable" });
  for (const node of flow.nodes) if (turns(node, nodes)) problems.push({ node: node.id, code: "circle" });
  return problems;
}

/** Where a node can lead. */
function nextOf(node: FlowNode): string[] {
  const found = [
    "next" in node ? node.next : null,
    "on_failure" in node ? node.on_failure : null,
    "otherwise" in node ? node.otherwise : null,
    ...(node.type === "message" ? node.buttons.map((button) => button.next) : []),
    ...(node.type === "condition" ? node.branches.map((branch) => branch.next) : []),
  ];
  return found.filter((id): id is string => id !== null);
}

function reachedFrom(start: string, nodes: Map<string, FlowNode>, through: (node: FlowNode) => boolean): Set<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = nodes.get(id);
    if (!node || reached.has(id)) continue;
    reached.add(id);
    if (through(node)) open.push(...nextOf(node));
  }
  return reached;
}

/** Whether a node comes back to itself without anybody being asked in between. */
function turns(node: FlowNode, nodes: Map<string, FlowNode>): boolean {
  const waits = (one: FlowNode) => one.type === "question" || (one.type === "message" && one.buttons.length > 0);
  if (waits(node)) return false;
  return nextOf(node).some((id) => {
    const reached = reachedFrom(id, nodes, (one) => !waits(one));
    return reached.has(node.id);
  });
}
