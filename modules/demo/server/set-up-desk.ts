import type { Context } from "../../../platform/db/index.ts";
import type { RuleBody } from "../../inbox/contract.ts";
import { changeAgent, makeRule, setTeamWay, switchRule } from "../../inbox/index.ts";
import type { ShopTeams } from "./answered-conversations.ts";

const always: RuleBody["condition"] = { match: "all", tests: [] };
const says = (...values: string[]): RuleBody["condition"] => ({
  match: "all",
  tests: [{ fact: "text", is: "any", values }],
});
const usual = { waits_minutes: null, stops: false };

/** The last one answers customers by itself: it is shown, and nobody has switched it on. */
const rules: RuleBody[] = [
  {
    ...usual,
    name: "مرجوعی و تعویض زودتر دیده شود",
    on: "message_received",
    condition: says("مرجوع", "تعویض", "پس بدهم", "شکسته", "خراب"),
    deeds: [
      { do: "add_labels", labels: ["مرجوعی"] },
      { do: "priority", priority: 1 },
    ],
  },
  {
    ...usual,
    name: "مشتری زیاد منتظر مانده",
    on: "customer_waits",
    waits_minutes: 30,
    condition: { match: "all", tests: [{ fact: "hours", is: "any", values: ["open"] }] },
    deeds: [{ do: "priority", priority: 2 }],
  },
  {
    ...usual,
    name: "قولی که زمانش رسیده، فوری شود",
    on: "promise_due",
    condition: always,
    deeds: [{ do: "priority", priority: 2 }],
  },
  {
    ...usual,
    name: "بیرون از ساعت کار خبر بدهیم",
    on: "message_received",
    condition: { match: "all", tests: [{ fact: "hours", is: "any", values: ["closed"] }] },
    deeds: [{ do: "reply", text: "سلام {{customer.name}} عزیز، پیام شما رسید. در نخستین ساعت کاری پاسخ می‌دهیم." }],
  },
];

/** How the teams give conversations out, what the owner can, and rules as a shop would have them. */
export async function setUpDesk(ctx: Context, owner: string, { support, sales }: ShopTeams): Promise<void> {
  await setTeamWay(ctx, sales, { way: "round_robin", when_away: "after", away_minutes: 10 });
  await setTeamWay(ctx, support, { way: "by_load", when_away: "at_once", away_minutes: 10 });
  await changeAgent(ctx, owner, { capacity: 15, skills: ["انگلیسی", "مرجوعی"], week: null });
  for (const [place, rule] of rules.entries()) {
    const id = await makeRule(ctx, rule);
    if (place < rules.length - 1) await switchRule(ctx, id, true);
  }
}
