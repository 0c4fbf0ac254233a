import { sql } from "kysely";
import type * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { CannedReply, cannedReplyBody } from "../../contract.ts";
import { userOf } from "./user-of.ts";

const own = (me: string) => sql`(user_id is null or user_id = ${me})`;

/** A machine has none of its own and works with everybody's. */
const personOf = ({ actor }: Context) => (actor.kind === "user" ? actor.id : "");

/** Everybody's canned replies and the actor's own, by shortcut. */
export async function listCannedReplies(ctx: Context): Promise<CannedReply[]> {
  const { rows } =
    await sql<CannedReply>`select id, shortcut, title, body, user_id is not null as mine from canned_reply
    where brand_id = ${ctx.brandId} and removed_at is null and ${own(personOf(ctx))}
    order by shortcut collate "fa-x-icu", id`.execute(ctx.db);
  return rows;
}

/** Keeps a canned reply. Gives its id. */
export async function addCannedReply(ctx: Context, reply: z.infer<typeof cannedReplyBody>): Promise<number> {
  const { rows } = await sql<{
    id: number;
  }>`insert into canned_reply (brand_id, shortcut, title, body, user_id, updated_at)
    values (${ctx.brandId}, ${reply.shortcut}, ${reply.title}, ${reply.body}, ${reply.mine ? userOf(ctx) : null}, ${ctx.now})
    returning id`.execute(ctx.db);
  return rows[0]!.id;
}

/** Changes one that is everybody's or the actor's own. Refuses `not_found`. */
export async function changeCannedReply(
  ctx: Context,
  id: number,
  reply: z.infer<typeof cannedReplyBody>,
): Promise<void> {
  const me = personOf(ctx);
  const done =
    await sql`update canned_reply set shortcut = ${reply.shortcut}, title = ${reply.title}, body = ${reply.body},
      user_id = ${reply.mine ? userOf(ctx) : null}, updated_at = ${ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id} and removed_at is null and ${own(me)}`.execute(ctx.db);
  if (!done.numAffectedRows) throw new Refusal("not_found", "canned_reply");
}

/** Takes one away; `back` brings it again. Refuses `not_found`. */
export async function removeCannedReply(ctx: Context, id: number, back = false): Promise<void> {
  const done = await sql`update canned_reply set removed_at = ${back ? null : ctx.now}
    where brand_id = ${ctx.brandId} and id = ${id} and ${own(personOf(ctx))}`.execute(ctx.db);
  if (!done.numAffectedRows) throw new Refusal("not_found", "canned_reply");
}
