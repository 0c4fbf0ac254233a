import { sql } from "kysely";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { JobRun } from "../../../../platform/jobs/index.ts";
import { listBrands } from "../../../admin/index.ts";
import { assignConversation } from "./assign-conversation.ts";
import { leftWaiting, moveLeft, noteIdle } from "./leave-waiting.ts";
import { tellAgents } from "./tell-agents.ts";

/**
 * Sees who went away, moves what waits for them, and gives out what waits for somebody: urgent and long-waiting ones first. Each
 * conversation in a transaction of its own, so that nobody's screen waits for all of them.
 */
export async function tendAssignment(job: Pick<JobRun, "write" | "read">): Promise<void> {
  await job.write(async (ctx) => {
    if ((await noteIdle(ctx)) > 0) await tellAgents(ctx);
  });
  for (const left of await job.read(leftWaiting)) await job.write((ctx) => moveLeft(ctx, left));
  const full = new Set<number | null>();
  for (const { id, team_id } of await job.read(queueOf)) {
    if (full.has(team_id)) continue;
    const given = await job.write((ctx) => assignConversation(ctx, id));
    if (given === "nobody") full.add(team_id);
  }
}

/** What the house itself began with a customer is whose who began it: it waits for nobody before the customer writes. */
async function queueOf(ctx: Context): Promise<{ id: number; team_id: number | null }[]> {
  const { rows } = await sql<{ id: number; team_id: number | null }>`
    select c.id, c.team_id from assignment_way w
    join conversation c on c.brand_id = w.brand_id and coalesce(c.team_id, 0) = w.team_id
    where w.brand_id = ${ctx.brandId} and w.way <> 'by_hand' and c.status = 'open' and c.assignee_id is null
      and c.spam_at is null and c.merged_into is null
      and (c.waiting_since is not null or exists (select from message m
        where m.brand_id = c.brand_id and m.conversation_id = c.id and m.direction = 'in'))
    order by c.priority desc, coalesce(c.waiting_since, c.last_message_at), c.id limit 500`.execute(ctx.db);
  return rows;
}

/** The same for every brand, each minute: working time begins and ends, and people stop looking, without anybody saying so. */
export async function tendEveryBrand(house: House): Promise<void> {
  for (const brand of await listBrands(house.database.app)) {
    const on = { brandId: brand.id, actor: system("tend-assignment") };
    const run = {
      write: <T>(work: (ctx: Context) => Promise<T>) =>
        withBrand(house.database.app, { ...on, now: house.clock() }, work),
      read: <T>(work: (ctx: Context) => Promise<T>) =>
        withBrand(house.database.app, { ...on, now: house.clock(), readOnly: true }, work),
    };
    await tendAssignment(run).catch((error) => {
      house.log.error({ err: error, brandId: brand.id }, "conversations were not given out");
    });
  }
}
