import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import {
  type ErasedPerson,
  type PersonIds,
  registerErasure,
  registerPersonalExport,
} from "../../../customers/index.ts";

/** Devices are a person's own: they are handed out with what we know of somebody, and go with them. */
export function registerDevices(): void {
  registerErasure("push devices", forgetDevices);
  registerPersonalExport("push_devices", devicesOfPerson);
}

async function forgetDevices(ctx: Context, { identityIds }: ErasedPerson): Promise<void> {
  await sql`delete from push_device where brand_id = ${ctx.brandId}
    and identity_id = any(${identityIds as number[]}::bigint[])`.execute(ctx.db);
}

async function devicesOfPerson(ctx: Context, { identityIds }: PersonIds): Promise<unknown> {
  const { rows } = await sql`select kind, address, language, created_at, seen_at from push_device
    where brand_id = ${ctx.brandId} and identity_id = any(${identityIds as number[]}::bigint[]) order by id`.execute(
    ctx.db,
  );
  return rows;
}
