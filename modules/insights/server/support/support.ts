import { type BrandWork, type Context, type Database, withBrand } from "../../../../platform/db/index.ts";
import type { Language } from "../../../../platform/i18n/index.ts";
import { brandSettings } from "../../../admin/index.ts";
import type { Support } from "../../contract.ts";
import { askMetrics, patience } from "../ask-metrics.ts";
import { lengthOf } from "../period.ts";
import { type Asked, askedOf, resolveQuestion } from "../question.ts";

export type AskedSupport = {
  from?: string | undefined;
  to?: string | undefined;
  period?: string | undefined;
  calendar?: "jalali" | "gregorian" | undefined;
  channel?: string | undefined;
  team?: number | undefined;
  agent?: string | undefined;
  time?: "working" | "calendar" | undefined;
};

/** Longer periods are drawn by month. */
const mostDays = 100;

type Questions = Record<keyof Support["answers"], Asked>;

/** The questions of the page; the calendar always said, so that one question is kept once. */
function questionsOf(given: AskedSupport, granularity: Support["granularity"]): Questions {
  const { time = "working", team, channel, agent, ...period } = given;
  const narrow = { channel, agent, team: team === undefined ? undefined : String(team) };
  const ask = (metric: string, by?: string, more: Record<string, string | undefined> = {}) =>
    askedOf(metric, { ...period, ...narrow, by, ...more });
  const wait = (metric: string, by?: string) => ask(metric, by, { time });
  const now = { period: undefined, from: undefined, to: undefined };
  return {
    conversations: ask("new-conversations"),
    conversations_over_time: ask("new-conversations", granularity),
    messages_over_time: ask("messages", `direction,${granularity}`),
    incoming_hours: ask("messages", "weekday,hour", { direction: "in", agent: undefined }),
    first_response: wait("first-response-time"),
    first_response_over_time: wait("first-response-time", granularity),
    first_response_by_channel: wait("first-response-time", "channel"),
    first_response_by_team: wait("first-response-time", "team"),
    first_response_by_agent: wait("first-response-time", "agent"),
    next_response: wait("next-response-time"),
    next_response_by_agent: wait("next-response-time", "agent"),
    resolution: wait("resolution-time"),
    resolution_by_channel: wait("resolution-time", "channel"),
    resolution_by_team: wait("resolution-time", "team"),
    resolution_by_agent: wait("resolution-time", "agent"),
    reopened: ask("reopen-rate"),
    backlog: ask("backlog", undefined, now),
    backlog_by_age: ask("backlog", "age", now),
    backlog_over_time: ask("backlog-over-time", "day"),
    promises: ask("promises-kept", undefined, { channel: undefined, team: undefined }),
    levels: ask("service-levels-kept"),
    levels_by_target: ask("service-levels-kept", "target"),
    levels_over_time: ask("service-levels-kept", granularity),
    levels_by_channel: ask("service-levels-kept", "channel"),
    levels_by_team: ask("service-levels-kept", "team"),
    levels_by_agent: ask("service-levels-kept", "agent"),
  };
}

async function pageFor(ctx: Context, given: AskedSupport) {
  const brand = await brandSettings(ctx);
  const { from, to, period, calendar = brand.calendar } = given;
  const { question } = await resolveQuestion(ctx, brand, askedOf("new-conversations", { from, to, period, calendar }));
  const granularity = lengthOf(question) <= mostDays ? ("day" as const) : ("month" as const);
  return { granularity, questions: questionsOf({ ...given, calendar }, granularity) };
}

/** Everything the page «پاسخ‌گویی» shows, for one period. Refuses what a question refuses. */
export async function support(
  database: Database,
  on: BrandWork,
  language: Language,
  asked: AskedSupport,
): Promise<Support> {
  const { granularity, questions } = await withBrand(database.app, { ...on, readOnly: true }, (ctx) =>
    pageFor(ctx, asked),
  );
  const { answers, updating } = await askMetrics(database, on, language, Object.values(questions), patience.page);
  const names = Object.keys(questions);
  const named = Object.fromEntries(names.map((name, place) => [name, answers[place]!])) as Support["answers"];
  const { from, to } = named.conversations;
  return { from, to, granularity, updating, answers: named };
}
