import { type Context, system, withBrand } from "../../../../../platform/db/index.ts";
import type { House } from "../../../../../platform/house/module.ts";
import type { Overheard } from "../channel-adapter.ts";

type Account = { id: number; name: string };
/** Takes what an account heard in groups. Hearing twice must change nothing. */
type Listener = (ctx: Context, account: Account, heard: readonly Overheard[]) => Promise<void>;

const listeners = new Map<string, Listener>();

/** Lets a module listen to groups in which a bot of ours is a member: what is said there begins no conversation. */
export function registerGroupListener(name: string, listener: Listener): void {
  listeners.set(name, listener);
}

/** Hands on what was overheard, in one transaction. What nobody listens to is not kept anywhere. */
export async function hearGroups(
  house: House,
  brandId: number,
  account: Account,
  heard: readonly Overheard[],
): Promise<void> {
  if (heard.length === 0 || listeners.size === 0) return;
  const on = { brandId, actor: system("channel"), now: house.clock() };
  await withBrand(house.database.app, on, async (ctx) => {
    for (const listen of listeners.values()) await listen(ctx, account, heard);
  });
}
