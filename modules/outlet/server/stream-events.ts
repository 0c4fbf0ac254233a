import type * as z from "zod";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { announcedAfter } from "../../../platform/events/index.ts";
import { cursorText, parseCursor } from "../../../platform/realtime/index.ts";
import { type streamPage, type streamQuery, wireEvents } from "../contract.ts";

const byEvent = new Map(wireEvents.map((one) => [one.event, one]));

/**
 * What happened after a cursor, in commit order: each event once to whoever comes back with the cursor of the last answer. Refuses
 * `invalid` for a cursor or a name that is none.
 */
export async function streamEvents(
  ctx: Context,
  { after, limit, types }: z.infer<typeof streamQuery>,
): Promise<z.infer<typeof streamPage>> {
  const cursor = after ? parseCursor(after) : { txid: "0", id: 0 };
  if (!cursor) throw new Refusal("invalid", "after");
  const wanted = types
    ?.split(",")
    .map((one) => one.trim())
    .filter(Boolean);
  if (wanted?.some((type) => !wireEvents.some((one) => one.type === type))) throw new Refusal("invalid", "types");
  const events = wireEvents.filter(({ type }) => !wanted?.length || wanted.includes(type)).map(({ event }) => event);
  const page = await announcedAfter(ctx, cursor, { limit, events });
  return {
    events: page.events.map(({ id, event, payload, at }) => {
      const wire = byEvent.get(event)!;
      return { id, type: wire.type, at: at.toISOString(), data: wire.say(payload) };
    }),
    cursor: cursorText(page.cursor),
    more: page.more,
  };
}
