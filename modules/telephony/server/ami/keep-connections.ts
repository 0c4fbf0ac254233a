import { sql } from "kysely";
import { system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { listBrands } from "../../../admin/index.ts";
import { type AccountHolding, holdAccounts } from "../../../inbox/index.ts";
import { type AmiLink, keepLink } from "./ami-link.ts";

/** Between two looks at which exchanges there are. */
const pause = 3000;

type Held = { brandId: number; id: number; form: string };
const nameOf = ({ brandId, id }: Held) => `${brandId}:${id}`;

/**
 * Holds one connection to each Asterisk, until stopped. Several processes share the exchanges: each is held by one of them, and by another
 * the moment that one is gone. An exchange whose settings changed is connected anew.
 */
export async function keepConnections(house: House): Promise<() => Promise<void>> {
  let stopped = false;
  let wake: () => void = () => {};
  const links = new Map<string, { form: string; link: AmiLink }>();
  const holding: AccountHolding = holdAccounts(house.database.url, () => void keepOnly([]), "phone_exchange");

  async function keepOnly(ours: readonly Held[]): Promise<void> {
    const wanted = new Map(ours.map((one) => [nameOf(one), one.form]));
    const gone = [...links].filter(([name, { form }]) => wanted.get(name) !== form);
    for (const [name] of gone) links.delete(name);
    await Promise.all(gone.map(([, { link }]) => link.stop()));
  }

  async function look(): Promise<void> {
    const ours: Held[] = [];
    for (const exchange of await everyExchange(house))
      if (await holding.hold(exchange.brandId, exchange.id)) ours.push(exchange);
    await keepOnly(ours);
    for (const { brandId, id, form } of ours) {
      const name = nameOf({ brandId, id, form });
      if (!stopped && !links.has(name)) links.set(name, { form, link: keepLink(house, { brandId, id }) });
    }
  }

  const looking = (async () => {
    while (!stopped) {
      await look().catch((error) => house.log.error({ err: error }, "phone exchanges were not looked at"));
      if (stopped) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, pause).unref();
      });
    }
  })();
  return async () => {
    stopped = true;
    wake();
    await looking;
    await keepOnly([]);
    await holding.leave();
  };
}

async function everyExchange(house: House): Promise<Held[]> {
  const found: Held[] = [];
  for (const { id: brandId } of await listBrands(house.database.app)) {
    const on = { brandId, actor: system("phone"), now: house.clock(), readOnly: true };
    const rows = await withBrand(house.database.app, on, async (ctx) => {
      const { rows } = await sql<{ id: number; form: string }>`
        select id, md5(settings::text || coalesce(secrets_sealed, '')) as form from phone_exchange
        where brand_id = ${brandId} and kind = 'asterisk' and removed_at is null and paused_at is null order by id`.execute(
        ctx.db,
      );
      return rows;
    });
    found.push(...rows.map((row) => ({ brandId, ...row })));
  }
  return found;
}
