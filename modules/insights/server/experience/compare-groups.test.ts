import { expect, test } from "vitest";
import { compareTwo, compareWithRest } from "./compare-groups.ts";
import { hideSmall } from "./hide-small.ts";
import { scoreGroup } from "./scores.ts";

const nps = (channel: string, promoters: number, passives: number, detractors: number) =>
  scoreGroup("nps", {
    key: { channel },
    counts: new Map([
      ["10", promoters],
      ["8", passives],
      ["3", detractors],
    ]),
  });

test("with many answers apart a group is called lower; with few nothing is said", () => {
  const far = [nps("chat", 300, 100, 100), nps("phone", 100, 100, 300), nps("email", 260, 120, 120)];
  expect(compareWithRest("nps", far).map(({ group, verdict }) => [group.key["channel"], verdict])).toEqual([
    ["chat", "higher"],
    ["phone", "lower"],
    ["email", "higher"],
  ]);
  const few = [nps("chat", 3, 1, 1), nps("phone", 1, 1, 3)];
  expect(compareWithRest("nps", few).map(({ verdict }) => verdict)).toEqual(["unknown", "unknown"]);
  expect(compareWithRest("nps", [nps("chat", 3, 1, 1)])).toEqual([]);
});

test("asked of many groups at once, the same difference may no longer be called one", () => {
  const odd = nps("odd", 52, 28, 20);
  const plain = nps("plain", 38, 32, 30);
  const two = compareTwo("nps", [odd, plain], "odd", "plain");
  expect(two).toMatchObject([{ verdict: "higher", group: { n: 100, value: 32 }, other: { n: 100, value: 8 } }]);
  const alike = Array.from({ length: 20 }, (_, place) => nps(`alike-${place}`, 42, 31, 27));
  const many = compareWithRest("nps", [odd, ...alike]);
  expect(many[0]!.chance).toBeGreaterThan(two[0]!.chance!);
  expect(many[0]!.verdict).toBe("unknown");
});

test("two shares are compared in their own unit, and a group nobody knows is compared with nothing", () => {
  const csat = (key: string, good: number, bad: number) =>
    scoreGroup("csat", {
      key: { mode: key },
      counts: new Map([
        ["5", good],
        ["1", bad],
      ]),
    });
  const [found] = compareTwo("csat", [csat("web", 80, 20), csat("phone", 55, 45)], "web", "phone");
  expect(found).toMatchObject({ verdict: "higher" });
  expect(found!.difference).toBeCloseTo(0.25, 12);
  expect(compareTwo("csat", [csat("web", 80, 20)], "web", "phone")).toEqual([]);
});

test("what is hidden of an anonymous survey takes part in no comparison", () => {
  const groups = hideSmall([
    nps("chat", 2, 1, 0),
    nps("phone", 30, 30, 40),
    nps("email", 40, 30, 30),
    nps("sms", 9, 0, 0),
  ]);
  expect(groups.filter((group) => group["hidden"]).map(({ key }) => key["channel"])).toEqual(["chat", "sms"]);
  expect(compareWithRest("nps", groups).map(({ group }) => group.key["channel"])).toEqual(["phone", "email"]);
});
