import * as z from "zod";
import { skills } from "./assignment.ts";

const id = z.number().int().positive();
const instant = z.iso.datetime({ offset: true });
const label = z.string().trim().min(1).max(60);

/** What a rule hears. */
export const ruleTriggers = [
  "conversation_began",
  "message_received",
  "agent_replied",
  "assigned",
  "team_changed",
  "label_added",
  "resolved",
  "reopened",
  "snooze_ended",
  "customer_waits",
  "promise_due",
  "service_level_warned",
  "service_level_broken",
] as const;
export type RuleTrigger = (typeof ruleTriggers)[number];

/** What a rule can ask, and how: `any`, `none` or `all` of the values, or a number `at_least`, `at_most`. */
export const ruleFacts = {
  channel: ["any", "none"],
  account: ["any", "none"],
  status: ["any", "none"],
  priority: ["any", "none"],
  labels: ["any", "none", "all"],
  team: ["any", "none"],
  assignee: ["any", "none"],
  text: ["any", "none", "all"],
  language: ["any"],
  by_machine: ["any"],
  hours: ["any"],
  weekday: ["any", "none"],
  time: ["between"],
  waiting_minutes: ["at_least", "at_most"],
  message_count: ["at_least", "at_most"],
  customer: ["any", "none"],
  lifecycle: ["any", "none"],
  customer_group: ["any", "none"],
  customer_attribute: ["any", "none"],
} as const;
export type RuleFact = keyof typeof ruleFacts;
const facts = Object.keys(ruleFacts) as [RuleFact, ...RuleFact[]];

export const ruleTest = z
  .object({
    fact: z.enum(facts),
    is: z.enum(["any", "none", "all", "at_least", "at_most", "between"]),
    /** Texts as they are chosen or written; numbers and ids as digits; an empty text is "nobody", "no team". */
    values: z.array(z.string().trim().max(200)).min(1).max(50),
    /** Which attribute of the customer. */
    key: z.string().max(60).optional(),
  })
  .refine(({ fact, is }) => (ruleFacts[fact] as readonly string[]).includes(is), { path: ["is"] })
  .refine(({ fact, key }) => fact !== "customer_attribute" || Boolean(key), { path: ["key"] })
  .refine(({ is, values }) => !is.startsWith("at_") || /^\d{1,6}$/.test(values[0]!), { path: ["values"] })
  .refine(
    ({ is, values }) => is !== "between" || (values.length === 2 && values.every((one) => /^\d\d:\d\d$/.test(one))),
    {
      path: ["values"],
    },
  );
export type RuleTest = z.infer<typeof ruleTest>;
const match = z.enum(["all", "any"]);
export const ruleGroup = z.object({ match, tests: z.array(ruleTest).min(1).max(20) });
export const ruleCondition = z.object({ match, tests: z.array(z.union([ruleTest, ruleGroup])).max(20) });
export type RuleCondition = z.infer<typeof ruleCondition>;

export const ruleDeed = z.discriminatedUnion("do", [
  z.object({ do: z.literal("assign"), to: z.string().max(64) }),
  z.object({ do: z.literal("team"), team: id }),
  z.object({ do: z.literal("give_out") }),
  z.object({ do: z.literal("priority"), priority: z.number().int().min(-1).max(2) }),
  z.object({ do: z.literal("add_labels"), labels: z.array(label).min(1).max(10) }),
  z.object({ do: z.literal("remove_labels"), labels: z.array(label).min(1).max(10) }),
  z.object({ do: z.literal("require_skills"), skills: skills.min(1) }),
  z.object({ do: z.literal("snooze"), minutes: z.number().int().min(1).max(43_200) }),
  z.object({ do: z.literal("resolve") }),
  z.object({ do: z.literal("spam") }),
  z.object({ do: z.literal("reply"), text: z.string().trim().min(1).max(4000) }),
  z.object({ do: z.literal("note"), text: z.string().trim().min(1).max(4000) }),
  z.object({ do: z.literal("notify"), user: z.string().max(64), text: z.string().trim().min(1).max(1000) }),
]);
export type RuleDeed = z.infer<typeof ruleDeed>;

export const ruleBody = z
  .object({
    name: z.string().trim().min(1).max(120),
    on: z.enum(ruleTriggers),
    waits_minutes: z.number().int().min(1).max(10_080).nullable().default(null),
    condition: ruleCondition,
    deeds: z.array(ruleDeed).min(1).max(10),
    stops: z.boolean().default(false).describe("Rules that stand below are not asked after this one"),
  })
  .refine(({ on, waits_minutes }) => (on === "customer_waits") === (waits_minutes !== null), {
    path: ["waits_minutes"],
  });
export type RuleBody = z.infer<typeof ruleBody>;
export const rule = z.object({
  ...ruleBody.shape,
  id,
  switched_on_at: instant.nullable(),
  changed_at: instant,
  runs: z.number().describe("How often it did something in the last seven days"),
});
export type Rule = z.infer<typeof rule>;
export const ruleSwitch = z.object({ on: z.boolean() });
export const ruleOrder = z.object({ ids: z.array(id).max(500) });

/** What became of one deed; `skipped` says why it was not done. */
export const doneDeed = z.object({ do: z.string(), skipped: z.string().nullable() });
export type DoneDeed = z.infer<typeof doneDeed>;
/** One test and whether it held; the words of a customer are not kept here. */
export const weighed = z.object({ fact: z.enum(facts), held: z.boolean() });
export type Weighed = z.infer<typeof weighed>;
export const ruleRun = z.object({
  id,
  rule: z.object({ id, name: z.string() }),
  conversation: z.object({ id, customer: z.string().nullable() }),
  at: instant,
  held_back: z.string().nullable(),
  deeds: z.array(doneDeed),
  why: z.array(weighed),
});
export type RuleRun = z.infer<typeof ruleRun>;
export const runQuery = z.object({
  rule: z.coerce.number().int().positive().optional(),
  before: z.coerce.number().int().positive().optional(),
});

/** What a rule would have done in the last seven days. */
export const dryRun = z.object({
  from: instant,
  to: instant,
  looked: z.number().describe("Conversations in which something happened"),
  heard: z.number().describe("How often what the rule hears happened"),
  conversations: z.number(),
  times: z.number(),
  deeds: z.array(z.object({ do: z.string(), times: z.number() })),
  samples: z.array(
    z.object({
      conversation: z.object({ id, customer: z.string().nullable() }),
      at: instant,
      deeds: z.array(doneDeed),
      why: z.array(weighed),
    }),
  ),
  judged_today: z
    .array(z.enum(facts))
    .describe("Asked of things as they are today, since nobody recorded how they were"),
  cannot: z.enum(["no_record"]).nullable().describe("Why nothing can be said of the past"),
  cut: z.boolean().describe("Only the newest conversations were looked at"),
});
export type DryRun = z.infer<typeof dryRun>;
