import { expect, test } from "vitest";
import { flow as flowShape } from "../../contract.ts";
import { checkFlow } from "./check-flow.ts";
import { type FlowRun, stepFlow } from "./step-flow.ts";

const both = (fa: string) => ({ fa, en: "" });
const flow = flowShape.parse({
  start: "ask",
  nodes: [
    {
      id: "ask",
      type: "question",
      text: both("شمارهٔ سفارش؟"),
      again: both("شماره را با رقم بنویسید"),
      entity: "order_number",
      attribute: "order",
      retries: 1,
      next: "call",
      on_failure: "person",
    },
    {
      id: "call",
      type: "http",
      url: "https://shop.example/orders/{{order}}",
      save: [{ path: "data.state", attribute: "state" }],
      next: "branch",
      on_failure: "person",
    },
    {
      id: "branch",
      type: "condition",
      branches: [{ attribute: "state", is: "equals", value: "sent", next: "sent" }],
      otherwise: "choose",
    },
    { id: "sent", type: "message", text: both("سفارش {{order}} در راه است."), next: null },
    {
      id: "choose",
      type: "message",
      text: both("چه کار کنم؟"),
      buttons: [
        { label: both("صبر می‌کنم"), next: null },
        { label: both("لغو شود"), next: "person" },
      ],
      next: "person",
    },
    { id: "person", type: "hand_over", reason: "سفارش {{order}}" },
  ],
});
const around = { language: "fa", reading: { today: "2026-11-26", entities: [] } } as const;
const fresh: FlowRun = { node: null, tries: 0, attributes: {} };
const said = (run: FlowRun, text: string) => stepFlow(flow, run, { kind: "said", text }, around);

test("a flow asks, calls outside, branches on the answer and says what it learnt", () => {
  const begun = stepFlow(flow, fresh, { kind: "begin" }, around);
  expect(begun).toMatchObject({ says: [{ text: "شمارهٔ سفارش؟" }], stop: { kind: "answer" }, run: { node: "ask" } });
  const asked = said(begun.run, "۱۲۰۴۵ لطفاً");
  expect(asked).toMatchObject({ stop: { kind: "fetch", fetch: { url: "https://shop.example/orders/12045" } } });
  const done = stepFlow(flow, asked.run, { kind: "fetched", ok: true, json: { data: { state: "sent" } } }, around);
  expect(done).toMatchObject({ says: [{ text: "سفارش 12045 در راه است." }], stop: { kind: "end" } });
});

test("what cannot be read is asked again so often, then the way on is taken; a failed call has its way too", () => {
  const begun = stepFlow(flow, fresh, { kind: "begin" }, around);
  const again = said(begun.run, "نمی‌دانم");
  expect(again).toMatchObject({ says: [{ text: "شماره را با رقم بنویسید" }], run: { tries: 1 } });
  expect(said(again.run, "هنوز نمی‌دانم").stop).toEqual({ kind: "hand_over", reason: "سفارش " });
  const asked = said(begun.run, "12045");
  expect(stepFlow(flow, asked.run, { kind: "fetched", ok: false, json: null }, around).stop.kind).toBe("hand_over");
});

test("buttons are chosen by words or number; something else is asked once more, then goes its way", () => {
  const here: FlowRun = { node: "choose", tries: 0, attributes: { order: "1" } };
  expect(said(here, "صبر ميكنم").stop.kind).not.toBe("hand_over");
  expect(said(here, "صبر می‌کنم.").stop.kind).toBe("end");
  expect(said(here, "۲").stop).toEqual({ kind: "hand_over", reason: "سفارش 1" });
  const again = said(here, "چی؟");
  expect(again.says[0]?.buttons).toEqual(["صبر می‌کنم", "لغو شود"]);
  expect(said(again.run, "چی؟").stop.kind).toBe("hand_over");
});

test("an answer cannot change the address that is called, nor be read as a template", () => {
  const node = { id: "a", type: "http", url: "https://shop.example/{{x}}", body: '{"x":"{{x}}"}', next: null };
  const calls = flowShape.parse({ start: "a", nodes: [node] });
  const run = { ...fresh, attributes: { x: '../../admin?"{{y}}', y: "z" } };
  expect(stepFlow(calls, run, { kind: "begin" }, around).stop).toMatchObject({
    fetch: { url: "https://shop.example/..%2F..%2Fadmin%3F%22%7B%7By%7D%7D", body: '{"x":"../../admin?\\"{{y}}"}' },
  });
});

test("a circle is left for a person, and cannot be published", () => {
  const circle = flowShape.parse({
    start: "a",
    nodes: [
      { id: "a", type: "set_attribute", attribute: "n", value: "1", next: "b" },
      { id: "b", type: "condition", branches: [{ attribute: "n", is: "known", next: "a" }], otherwise: null },
    ],
  });
  expect(stepFlow(circle, fresh, { kind: "begin" }, around).stop).toEqual({ kind: "hand_over", reason: "circle" });
  expect(checkFlow(circle).map(({ code }) => code)).toEqual(["circle", "circle"]);
  expect(checkFlow(flow)).toEqual([]);
  expect(checkFlow(flowShape.parse({ nodes: [] }))).toEqual([{ node: null, code: "no_start" }]);
});

test("what objects have by nature is not known of anybody", () => {
  const branches = [{ attribute: "constructor", is: "equals", value: "x", next: null }];
  const asks = flowShape.parse({
    start: "a",
    nodes: [
      { id: "a", type: "condition", branches, otherwise: "b" },
      { id: "b", type: "hand_over", reason: "ناشناس" },
    ],
  });
  expect(stepFlow(asks, fresh, { kind: "begin" }, around).stop).toEqual({ kind: "hand_over", reason: "ناشناس" });
});
