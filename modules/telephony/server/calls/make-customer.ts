import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import { recordChanges } from "../../../../platform/realtime/index.ts";
import { holdOffErasures, resolvePeople } from "../../../customers/index.ts";
import { sourceId } from "../../../intake/index.ts";
import { type CallRow, callColumns } from "./call-rows.ts";
import { isPersons } from "./outside-number.ts";
import { callTopic } from "./take-news.ts";

/**
 * Makes the customer of a call while it is still going on, by its number; whoever is known by it is found. Refuses `not_found`,
 * `call_without_number` and `person_erased`.
 */
export async function makeCustomerOfCall(ctx: Context, id: number, name: string | null): Promise<{ customer: number }> {
  await holdOffErasures(ctx);
  const { rows } = await sql<CallRow>`select ${callColumns} from phone_call c
    where brand_id = ${ctx.brandId} and id = ${id} for update`.execute(ctx.db);
  const call = rows[0];
  if (!call) throw new Refusal("not_found", "call");
  if (!isPersons(call.number)) throw new Refusal("call_without_number");
  const [person] = await resolvePeople(ctx, [
    {
      sourceId: await sourceId(ctx, `phone:${call.exchange_id}`),
      identities: [{ type: "phone", value: call.number }],
      name,
      createdAt: call.began_at,
    },
  ]);
  if (!person) throw new Refusal("person_erased");
  await sql`update phone_call set identity_id = ${person.identityId} where brand_id = ${ctx.brandId} and id = ${id}`.execute(
    ctx.db,
  );
  await recordChanges(ctx, callTopic, [id]);
  return { customer: person.customerId };
}
