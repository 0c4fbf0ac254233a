import type { Context } from "../../../../platform/db/index.ts";
import { announce, isNews } from "../../../../platform/events/index.ts";
import { CustomersChanged, CustomersCreated } from "../../events.ts";

const atOnce = 5000;

/** Announces customers who are known from now on; not what an import brings. */
export async function announceCreated(ctx: Context, ids: readonly number[]): Promise<void> {
  if (!isNews(ctx)) return;
  for (let at = 0; at < ids.length; at += atOnce)
    await announce(ctx, CustomersCreated, { customerIds: ids.slice(at, at + atOnce) });
}

/** Announces customers whose profile or identities are others now; not what an import brings. */
export async function announceChanged(ctx: Context, ids: readonly number[]): Promise<void> {
  if (!isNews(ctx)) return;
  for (let at = 0; at < ids.length; at += atOnce)
    await announce(ctx, CustomersChanged, { customerIds: ids.slice(at, at + atOnce) });
}
