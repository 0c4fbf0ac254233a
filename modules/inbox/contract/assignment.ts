import * as z from "zod";
import { workingWeek } from "../../admin/contract.ts";

const instant = z.iso.datetime({ offset: true });
const id = z.number().int().positive();

/** How conversations find their agent: by hand · whoever had none for the longest · whoever has the most room. */
export const ways = ["by_hand", "round_robin", "by_load"] as const;
export type Way = (typeof ways)[number];
export const whenAway = ["at_once", "after", "never"] as const;

export const skills = z.array(z.string().trim().min(1).max(60)).max(30);
export const capacity = z.number().int().min(0).max(500);

export const wayBody = z.object({
  way: z.enum(ways),
  when_away: z.enum(whenAway).default("after").describe("What becomes of waiting conversations of whoever goes away"),
  away_minutes: z.number().int().min(1).max(1440).default(10),
});
export const teamWay = wayBody.extend({ team: id });
export type TeamWay = z.infer<typeof teamWay>;
/** Of conversations without a team, and what counts for the whole brand. */
export const brandWay = wayBody.extend({
  capacity: capacity
    .default(10)
    .describe("How many open conversations at once, where an agent has no number of their own"),
  idle_minutes: z.number().int().min(2).max(240).default(10).describe("Who was not seen for so long is away"),
});
export type BrandWay = z.infer<typeof brandWay>;
export const assignment = brandWay.extend({ teams: z.array(teamWay) });
export type Assignment = z.infer<typeof assignment>;

/** Somebody who answers. */
export const agent = z.object({
  id: z.string(),
  name: z.string(),
  online: z.boolean(),
  working: z.boolean().describe("Within their working time"),
  absent_since: instant.nullable(),
  absent_why: z.enum(["by_hand", "idle", "never_seen"]).nullable(),
  capacity: z.number(),
  own_capacity: z.number().nullable(),
  skills: z.array(z.string()),
  week: workingWeek.nullable(),
});
export type Agent = z.infer<typeof agent>;
export const agentBody = z.object({ capacity: capacity.nullable(), skills, week: workingWeek.nullable() });
export const agentParams = z.object({ user: z.string().max(64) });
/** A sign of life; with `away`, said by hand. */
export const signOfLife = z.object({ away: z.boolean().optional() });
export const ownState = z.object({ online: z.boolean(), away_by_hand: z.boolean() });
export type OwnState = z.infer<typeof ownState>;

/** What managers see of the work just now. */
export const liveView = z.object({
  agents: z.array(
    agent
      .pick({
        id: true,
        name: true,
        online: true,
        working: true,
        absent_since: true,
        absent_why: true,
        capacity: true,
        skills: true,
      })
      .extend({
        open: z.number(),
        waiting: z.number(),
        longest: instant.nullable(),
      }),
  ),
  queues: z.array(
    z.object({
      team: z.object({ id, name: z.string() }).nullable(),
      way: z.enum(ways),
      waiting: z.number(),
      longest: instant.nullable(),
    }),
  ),
  longest: z.array(
    z.object({
      id,
      customer: z.string().nullable(),
      channel: z.string(),
      assignee: z.string().nullable(),
      team: z.string().nullable(),
      since: instant,
    }),
  ),
  typing: z.array(
    z.object({ id, customer: z.string().nullable(), who: z.string().nullable().describe("Null: the customer") }),
  ),
});
export type LiveView = z.infer<typeof liveView>;
