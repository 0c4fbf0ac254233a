import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { workOff } from "../../testing/inbox-app.ts";
import { ruled } from "../../testing/ruled.ts";

const database = await testDatabase();
let passed = 0;
const house = await testHouse(database, { clock: () => new Date(Date.now() + passed) });
const later = (minutes: number) => (passed += minutes * 60_000);
const work = () => workOff(house, database.owner);

test("a dry run says what the rule then really does, judged by what was recorded", async () => {
  const { rule, arrives, change, dry, runs, ask } = await ruled(house, database.owner);
  const body = {
    on: "message_received",
    condition: {
      match: "all",
      tests: [
        { fact: "priority", is: "none", values: ["2"] },
        {
          match: "any",
          tests: [
            { fact: "text", is: "any", values: ["فوری"] },
            { fact: "labels", is: "any", values: ["ویژه"] },
          ],
        },
        { fact: "message_count", is: "at_most", values: ["3"] },
      ],
    },
    deeds: [
      { do: "priority", priority: 2 },
      { do: "reply", text: "زود می‌آییم" },
    ],
  };
  const waits = { on: "customer_waits", waits_minutes: 30, deeds: [{ do: "add_labels", labels: ["دیر"] }] };
  const story = async () => {
    const urgent = await arrives("خیلی فوری است");
    await urgent.guest.write("فوری!");
    const special = await arrives("سلام");
    await change(special.id, { labels: ["ویژه"] });
    await special.guest.write("هنوز هستم");
    const calm = await arrives("سلام");
    await calm.guest.write("ممنون");
    await ask("POST", `/conversations/${calm.id}/replies`, { client_id: randomUUID(), text: "خواهش" });
    await work();
    later(45);
    await work();
    return [urgent.id, special.id, calm.id];
  };
  const past = await story();
  const [would, wouldWait] = [await dry(body), await dry(waits)];
  expect(would).toMatchObject({ looked: 3, conversations: 2, times: 2, judged_today: [], cannot: null });
  expect(would.samples.map((one: { conversation: { id: number } }) => one.conversation.id).toSorted()).toEqual(
    past.slice(0, 2),
  );
  expect(await runs()).toEqual([]);
  const [first, second] = [await rule(body), await rule(waits)];
  const real = await story();
  const of = (all: { rule: { id: number } }[], id: number) => all.filter((run) => run.rule.id === id);
  const all = await runs();
  expect([of(all, first).length, of(all, second).length]).toEqual([would.times, wouldWait.times]);
  // Replayed, the week with the rule tells what it did.
  const again = await dry(body, first);
  const told = again.samples.filter((one: { conversation: { id: number } }) => real.includes(one.conversation.id));
  const shape = (one: { conversation: { id: number }; deeds: object[]; why: object[] }) => [
    one.conversation.id,
    one.deeds,
    one.why,
  ];
  expect(told.map(shape)).toEqual(of(all, first).map((run) => shape(run as never)));
});

test("what only today knows is said to be judged by today, and what was not recorded cannot be told", async () => {
  const { dry, arrives } = await ruled(house, database.owner);
  await arrives("سلام");
  const condition = { match: "all", tests: [{ fact: "customer", is: "any", values: ["new"] }] };
  const deeds = [{ do: "priority", priority: 1 }];
  expect(await dry({ on: "conversation_began", condition, deeds })).toMatchObject({
    times: 1,
    judged_today: ["customer"],
  });
  expect(await dry({ on: "service_level_broken", deeds })).toMatchObject({ cannot: "no_record", times: 0 });
});
