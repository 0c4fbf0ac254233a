import { createHmac } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";

/** Who sends, as far as a form can know: never the network's address, which thousands share behind their carrier. */
export type Sender = { visitor: string | null; email: string | null; phone: string | null };

/** So often each visitor, e-mail and phone may send within so many seconds; a plain form, which proves nothing, half as often. */
const limits = [
  { seconds: 600, proven: 6, plain: 3 },
  { seconds: 86_400, proven: 30, plain: 15 },
] as const;
/** More plain sendings with one form in ten minutes than this are looked at more strictly. */
const surgeFrom = 300;
/** Within this time the same words with the same form are a double click or a retry. */
const repeatSeconds = 3600;

/** A keyed hash: who sent is counted without being kept. */
export function hashOf(key: Buffer, ...parts: string[]): Buffer {
  return createHmac("sha256", key).update(JSON.stringify(parts)).digest();
}

/** Whether these words came with this form before, within the hour; notes them. Two at the same moment are one. */
export async function isRepeat(ctx: Context, formId: number, contentHash: Buffer): Promise<boolean> {
  const { rows } = await sql`
    insert into form_posting (brand_id, form_id, content_hash, at) values (${ctx.brandId}, ${formId}, ${contentHash}, ${ctx.now})
    on conflict (brand_id, form_id, content_hash) do update set at = excluded.at
      where form_posting.at < ${ctx.now}::timestamptz - make_interval(secs => ${repeatSeconds})
    returning at`.execute(ctx.db);
  return rows.length === 0;
}

/** Takes the note back: nothing came of this sending, and the same words may come again. */
export async function forgetPosting(ctx: Context, formId: number, contentHash: Buffer): Promise<void> {
  await sql`delete from form_posting where brand_id = ${ctx.brandId} and form_id = ${formId}
    and content_hash = ${contentHash}`.execute(ctx.db);
}

/** Counts a sending under whoever sends. Refuses `too_many_requests` for one sender's flood, however many others share their network. */
export async function refuseFlood(ctx: Context, key: Buffer, sender: Sender, proven: boolean): Promise<void> {
  for (const [kind, value] of Object.entries(sender)) {
    if (!value) continue;
    const who = hashOf(key, kind, value);
    for (const limit of limits) {
      const most = proven ? limit.proven : limit.plain;
      if ((await count(ctx, who, limit.seconds)) > most) throw new Refusal("too_many_requests");
    }
  }
}

/** Whether plain sendings with this form come faster than people write. */
export async function isSurge(ctx: Context, key: Buffer, formId: number): Promise<boolean> {
  return (await count(ctx, hashOf(key, "form", String(formId)), 600)) > surgeFrom;
}

/** Whether somebody else sent the same words lately, with any form. */
export async function saidBefore(ctx: Context, key: Buffer, text: string): Promise<boolean> {
  return text.length > 20 && (await count(ctx, hashOf(key, "words", text), 86_400)) > 1;
}

async function count(ctx: Context, who: Buffer, seconds: number): Promise<number> {
  const began = new Date(Math.floor(ctx.now.getTime() / (seconds * 1000)) * seconds * 1000);
  const { rows } = await sql<{ times: number }>`
    insert into form_rate (brand_id, who, seconds, began, times) values (${ctx.brandId}, ${who}, ${seconds}, ${began}, 1)
    on conflict (brand_id, who, seconds, began) do update set times = form_rate.times + 1 returning times`.execute(
    ctx.db,
  );
  return rows[0]!.times;
}
