import type { Context } from "../../../../platform/db/index.ts";
import { brandSettings, isoDayInBrand, listHolidays } from "../../../admin/index.ts";
import { type CustomerStanding, customerNames, customerStandings } from "../../../customers/index.ts";
import type { DoneDeed, DryRun, RuleBody, RuleDeed, RuleFact, RuleTest, Weighed } from "../../contract.ts";
import type { WorkingCalendar } from "../service-level/working-time.ts";
import { mostInAnHour, plannedDeeds } from "./held-back.ts";
import { conversationsSince, type PastConversation, readPast } from "./past.ts";
import { type Moment, replay, type State } from "./replay.ts";
import { weigh } from "./weigh.ts";

const days = 7;
const mostConversations = 2000;
const batch = 100;
const samples = 8;

/** Things that nobody records how they were: they are asked as they are today. */
const judgedToday: readonly RuleFact[] = ["customer", "lifecycle", "customer_group", "customer_attribute", "hours"];

type Would = { conversation: number; customer: number; at: Date; deeds: DoneDeed[]; why: Weighed[] };
type Judge = {
  rule: RuleBody & { id: number | null };
  from: Date;
  calendar: WorkingCalendar;
  customer?: CustomerStanding;
};

/**
 * What a rule would have done in the last seven days, judged by what was recorded then, and by today where nothing is recorded; what its own
 * deeds would have changed is carried on. Nothing is changed. Of at most 2,000 conversations, the newest.
 */
export async function dryRunRule(ctx: Context, rule: RuleBody & { id: number | null }): Promise<DryRun> {
  const from = new Date(ctx.now.getTime() - days * 86_400_000);
  const ids = await conversationsSince(ctx, from, mostConversations + 1);
  const looked = ids.slice(0, mostConversations);
  const calendar = await pastCalendar(ctx, from);
  const would: Would[] = [];
  let heard = 0;
  for (let at = 0; at < looked.length; at += batch) {
    const pasts = await readPast(ctx, looked.slice(at, at + batch), from);
    const standings = await customerStandings(ctx, [...new Set(pasts.map((past) => past.customer_id))]);
    for (const past of pasts) {
      const customer = standings.get(past.customer_id);
      const found = judge(past, { rule, from, calendar, ...(customer && { customer }) }, ctx.now);
      heard += found.heard;
      would.push(...found.would);
    }
  }
  const unrecorded = rule.on === "service_level_warned" || rule.on === "service_level_broken";
  const asked = factsOf(rule);
  return {
    ...{ from: from.toISOString(), to: ctx.now.toISOString(), looked: looked.length, heard },
    ...(await summary(ctx, would)),
    judged_today: judgedToday.filter((fact) => asked.has(fact)),
    cannot: unrecorded ? "no_record" : null,
    cut: ids.length > mostConversations,
  };
}

/** What the rule would have done in one conversation. */
function judge(past: PastConversation, on: Judge, until: Date): { heard: number; would: Would[] } {
  const { rule } = on;
  const would: Would[] = [];
  let heard = 0;
  let lastReply: Date | null = null;
  for (const moment of replay(past, rule.waits_minutes, until)) {
    if (!moment.triggers.includes(rule.on) || moment.at < on.from || moment.state.spam) continue;
    if (rule.id !== null && moment.byRule === rule.id) continue;
    heard += 1;
    const situation = {
      ...moment.state,
      at: moment.at,
      isNew: past.is_new,
      customer: on.customer,
      calendar: on.calendar,
    };
    const { holds, why } = weigh(rule.condition, situation);
    if (!holds || tooMany(would, moment)) continue;
    const deeds = plannedDeeds(rule.deeds, situation, lastReply);
    would.push({ conversation: past.id, customer: past.customer_id, at: moment.at, deeds, why });
    if (deeds.some((deed) => deed.do === "reply" && deed.skipped === null)) lastReply = moment.at;
    for (const deed of rule.deeds) carryOn(moment.state, deed);
  }
  return { heard, would };
}

function tooMany(would: readonly Would[], { at }: Moment): boolean {
  return would.filter((one) => at.getTime() - one.at.getTime() < 3_600_000).length >= mostInAnHour;
}

/** What the deed would have changed, as far as later questions can see it. */
function carryOn(state: State, deed: RuleDeed): void {
  if (deed.do === "assign") state.assignee = deed.to;
  if (deed.do === "team") state.team = deed.team;
  if (deed.do === "priority") state.priority = deed.priority;
  if (deed.do === "add_labels") state.labels = [...new Set([...state.labels, ...deed.labels])];
  if (deed.do === "remove_labels") state.labels = state.labels.filter((one) => !deed.labels.includes(one));
  if (deed.do === "snooze" && state.status !== "resolved") state.status = "snoozed";
  if (deed.do === "resolve") Object.assign(state, { status: "resolved", waitingSince: null });
  if (deed.do === "spam") Object.assign(state, { spam: true, waitingSince: null });
}

async function summary(ctx: Context, would: readonly Would[]) {
  const done = would.flatMap((one) => one.deeds.filter((deed) => deed.skipped === null));
  const newest = would.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, samples);
  const names = await customerNames(ctx, [...new Set(newest.map((one) => one.customer))]);
  return {
    conversations: new Set(would.map((one) => one.conversation)).size,
    times: would.length,
    deeds: [...Map.groupBy(done, (deed) => deed.do)].map(([deed, all]) => ({ do: deed, times: all.length })),
    samples: newest.map(({ conversation, customer, at, deeds, why }) => ({
      conversation: { id: conversation, customer: names.get(customer) ?? null },
      ...{ at: at.toISOString(), deeds, why },
    })),
  };
}

function factsOf({ condition }: RuleBody): Set<RuleFact> {
  const tests = condition.tests.flatMap((one): RuleTest[] => ("tests" in one ? one.tests : [one]));
  return new Set(tests.map((test) => test.fact));
}

/** Today's working week, with the holidays of the days that are looked at. */
async function pastCalendar(ctx: Context, from: Date): Promise<WorkingCalendar> {
  const brand = await brandSettings(ctx);
  const span = { from: isoDayInBrand(brand, from), to: isoDayInBrand(brand, ctx.now) };
  const holidays = await listHolidays(ctx, span);
  return { timeZone: brand.timeZone, week: brand.workingWeek, holidays: new Set(holidays.map(({ day }) => day)) };
}
