import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { boughtOne } from "../../../catalog/index.ts";
import { customerGlance, segmentsOfCustomer } from "../../../customers/index.ts";
import type { IncidentBody } from "../../contract.ts";
import type { OpenIncident } from "../decide/facts.ts";
import { foldedForm } from "../flows/fill.ts";

/** What goes wrong just now and touches this customer; of somebody nobody knows, only what touches everybody. */
export async function openIncidents(ctx: Context, customerId: number | null): Promise<OpenIncident[]> {
  const { rows } = await sql<{ id: number; incident: IncidentBody }>`select id, incident from bot_incident
    where brand_id = ${ctx.brandId} and resolved_at is null and from_at <= ${ctx.now}
      and (until_at is null or until_at > ${ctx.now}) order by from_at desc limit 50`.execute(ctx.db);
  const touching: OpenIncident[] = [];
  for (const { id, incident } of rows) if (await touches(ctx, incident, customerId)) touching.push({ id, ...incident });
  return touching;
}

async function touches(ctx: Context, { touches }: IncidentBody, customerId: number | null): Promise<boolean> {
  const { segments, cities, products } = touches;
  if (segments.length + cities.length + products.length === 0) return true;
  if (customerId === null) return false;
  if (cities.length > 0) {
    const { city } = await customerGlance(ctx, customerId);
    if (city && cities.some((one) => foldedForm(one) === foldedForm(city))) return true;
  }
  if (segments.length > 0) {
    const member = new Set(await segmentsOfCustomer(ctx, customerId));
    if (segments.some((id) => member.has(id))) return true;
  }
  return boughtOne(ctx, customerId, products);
}
