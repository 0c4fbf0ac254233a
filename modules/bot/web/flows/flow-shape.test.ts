import { expect, test } from "vitest";
import { type Flow, flow as flowShape } from "../../contract.ts";
import { attributesOf, connected, newNode, nodeTypes, outletsOf, withNew, without } from "./flow-shape.ts";
import { freeSpot, inOrder, isUnplaced, placed } from "./place-nodes.ts";

const nothing: Flow = { start: null, nodes: [] };

function ofAllKinds(): Flow {
  return nodeTypes.reduce((flow, type) => withNew(flow, newNode(flow, type, freeSpot(flow))), nothing);
}

test("a node of each kind begins as the contract takes it, the first one is the start", () => {
  const flow = ofAllKinds();
  expect(flowShape.parse(flow)).toEqual(flow);
  expect(flow.start).toBe("message-1");
});

test("each way out can lead elsewhere, and nowhere once its goal is gone", () => {
  const flow = ofAllKinds();
  for (const node of flow.nodes) {
    for (const { key } of outletsOf(node)) {
      const led = connected(flow, node.id, key, "hand_over-1");
      const way = (now: Flow) => outletsOf(now.nodes.find(({ id }) => id === node.id)!).find((one) => one.key === key);
      expect(way(led)?.to).toBe("hand_over-1");
      expect(way(without(led, ["hand_over-1"]))?.to).toBeNull();
    }
  }
});

test("without its start a flow starts at the first node that is left", () => {
  const flow = ofAllKinds();
  expect(without(flow, ["message-1"]).start).toBe("question-1");
  expect(
    without(
      flow,
      flow.nodes.map(({ id }) => id),
    ).start,
  ).toBeNull();
});

test("each button is a way on, and so is whatever else is said", () => {
  const flow = withNew(nothing, newNode(nothing, "message", { x: 0, y: 0 }));
  const [node] = flow.nodes;
  if (node?.type !== "message") throw new Error("a message was made");
  const label = { fa: "بله", en: "yes" };
  expect(outletsOf({ ...node, buttons: [{ label, next: null }] }).map(({ key }) => key)).toEqual(["button:0", "next"]);
});

test("ids and names are free ones", () => {
  const flow = withNew(ofAllKinds(), newNode(ofAllKinds(), "question", { x: 0, y: 0 }));
  expect(flow.nodes.at(-1)?.id).toBe("question-2");
  expect(attributesOf(flow)).toEqual(["answer", "answer_2", "answer_3"]);
});

test("nodes are told in the order in which they are met, and placed in columns", () => {
  const some = connected(connected(ofAllKinds(), "message-1", "next", "http-1"), "http-1", "next", "hand_over-1");
  expect(
    inOrder(some)
      .slice(0, 3)
      .map(({ id }) => id),
  ).toEqual(["message-1", "http-1", "hand_over-1"]);
  const lumped = { ...some, nodes: some.nodes.map((node) => ({ ...node, x: 0, y: 0 })) };
  expect(isUnplaced(lumped)).toBe(true);
  const spots = placed(lumped).nodes.map(({ x, y }) => `${x} ${y}`);
  expect(new Set(spots).size).toBe(spots.length);
});

test("a circle ends", () => {
  const flow = connected(ofAllKinds(), "message-1", "next", "message-1");
  expect(inOrder(flow)).toHaveLength(nodeTypes.length);
});
