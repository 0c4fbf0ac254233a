import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { AnswerWindow } from "../channels/channel-adapter.ts";

/** How free an answer is: `open` for everybody, `people` for those who answer themselves, `closed`. `until` is when that ends. */
export type WindowState = { state: "open" | "people" | "closed"; until: Date | null };

/** When a customer last wrote to an account, themselves and for us alone; null where they never did. */
export async function lastHeard(
  ctx: Context,
  { customerId, accountId }: { customerId: number; accountId: number },
): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`
    select m.at from identity_map im join message m on m.brand_id = im.brand_id and m.identity_id = im.identity_id
    where im.brand_id = ${ctx.brandId} and im.customer_id = ${customerId} and m.account_id = ${accountId}
      and m.direction = 'in' and not m.by_machine
      and not exists (select from message_text t where t.brand_id = m.brand_id and t.message_id = m.id and t.meta ? 'comment')
    order by m.at desc limit 1`.execute(ctx.db);
  return rows[0]?.at ?? null;
}

/** How free an answer is at a time. */
export function windowAt({ hours, byPeople }: AnswerWindow, heardAt: Date | null, at: Date): WindowState {
  if (heardAt === null) return { state: "closed", until: null };
  const end = (span: number) => new Date(heardAt.getTime() + span * 3_600_000);
  if (at < end(hours)) return { state: "open", until: end(hours) };
  if (byPeople !== undefined && at < end(byPeople)) return { state: "people", until: end(byPeople) };
  return { state: "closed", until: end(byPeople ?? hours) };
}

/** Whether somebody may answer in their own words: a machine only while it is open for everybody. */
export function mayAnswer({ state }: WindowState, isPerson: boolean): boolean {
  return state === "open" || (state === "people" && isPerson);
}
