import type { Context } from "../../../platform/db/index.ts";
import { brandSettings, listMembers, permissionsOf } from "../../admin/index.ts";
import { customerGlance, identitiesOfCustomer } from "../../customers/index.ts";
import type { WebhookRow } from "./webhook-rows.ts";

/** Persons are named for events about so many at most; of larger ones the ids are asked for through the API. */
const mostNamed = 20;

export type Telling = { event_id: number; type: string; at: Date; data: unknown; customers: number[] };

/**
 * What goes out of an event. Where the webhook asks for it and who answers for it may still take customers' data out, the persons are
 * named as they are known at this moment; somebody who was erased is not there.
 */
export async function writeBody(ctx: Context, webhook: WebhookRow, telling: Telling): Promise<string> {
  const { slug } = await brandSettings(ctx);
  const named = (await mayName(ctx, webhook)) ? await namePersons(ctx, telling.customers) : null;
  return JSON.stringify({
    ...{ id: telling.event_id, type: telling.type, at: telling.at.toISOString(), brand: slug, data: telling.data },
    ...(named && { customers: named }),
  });
}

async function mayName(ctx: Context, { with_customers, made_by }: WebhookRow): Promise<boolean> {
  if (!with_customers) return false;
  const member = (await listMembers(ctx)).find(({ userId }) => userId === made_by);
  return member !== undefined && permissionsOf(member.role).includes("customers.export");
}

async function namePersons(ctx: Context, ids: readonly number[]) {
  if (ids.length > mostNamed) return [];
  const persons = [];
  for (const id of ids) {
    const { name, city } = await customerGlance(ctx, id);
    const known = await identitiesOfCustomer(ctx, id);
    const latest = (type: string) => known.find((one) => one.type === type)?.value ?? null;
    const person = { id, name, city, phone: latest("phone"), email: latest("email") };
    if (name !== null || city !== null || known.length > 0) persons.push(person);
  }
  return persons;
}
