import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { brandSettings, type Site } from "../../../admin/index.ts";
import type { ChatWelcome } from "../../contract.ts";
import { webPushOf } from "../push/senders.ts";
import { brandHours } from "../service-level/brand-hours.ts";
import { isOpen, nextOpening } from "../service-level/working-time.ts";
import { readChatSettings } from "./chat-settings.ts";
import { placesToContinue } from "./continue-elsewhere.ts";

/** What a page needs to draw the button and to greet, before anybody has written. */
export async function chatWelcomeOf(ctx: Context, site: Site): Promise<ChatWelcome> {
  const brand = await brandSettings(ctx);
  const hours = await brandHours(ctx);
  const { on, colour, position, greeting, closed_text, ask_before, closed_mode, proactive } = await readChatSettings(
    ctx,
    site.id,
  );
  return {
    on,
    brand: brand.name,
    language: brand.language,
    colour,
    position,
    greeting,
    closed_text,
    ask_before,
    closed_mode,
    proactive,
    continue_on: on ? await placesToContinue(ctx) : [],
    push: on ? await webPushOf(ctx) : null,
    open: isOpen(hours, ctx.now),
    opens_at: isOpen(hours, ctx.now) ? null : (nextOpening(hours, ctx.now)?.toISOString() ?? null),
    usual_wait_seconds: await usualWait(ctx),
  };
}

/** The median of the first answers of the last two weeks, over at most 500 conversations; null with fewer than five: too few to promise by. */
async function usualWait(ctx: Context): Promise<number | null> {
  const { rows } = await sql<{ n: number; seconds: number | null }>`
    select count(*)::int as n,
      percentile_cont(0.5) within group (order by extract(epoch from first_reply_at - opened_at)) as seconds
    from (select first_reply_at, opened_at from conversation
      where brand_id = ${ctx.brandId} and status in ('open', 'resolved', 'snoozed') and merged_into is null and first_reply_at is not null
        and last_message_at > ${ctx.now}::timestamptz - interval '14 days'
      order by last_message_at desc limit 500) answered`.execute(ctx.db);
  const { n, seconds } = rows[0]!;
  return n < 5 || seconds === null ? null : Math.max(0, Math.round(seconds));
}
