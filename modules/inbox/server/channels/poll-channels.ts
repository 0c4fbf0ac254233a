import { sql } from "kysely";
import { system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { listBrands } from "../../../admin/index.ts";
import { accountById, settingsOf } from "./accounts.ts";
import { askCredit } from "./ask-credit.ts";
import { askReports } from "./ask-reports.ts";
import { type AccountHolding, holdAccounts } from "./hold-accounts.ts";
import { lookAt } from "./look-at.ts";
import { adapterOf, pollsByItself } from "./registry.ts";
import { type AccountWatching, type Watched, watchAccounts } from "./watch-accounts.ts";

/** Between two looks at the same account. */
const pause = 3000;
/** Between two questions what became of messages. */
const reportPause = 30_000;
/** Seconds between two looks at an account whose provider tells of what is new. */
const watchedEvery = 300;
/** Seconds between two questions what is left on an account. */
const creditEvery = 1800;

/**
 * Fetches what is new from channels that do not call in, one look after another, until stopped; where a provider tells of it (IMAP's IDLE),
 * as soon as it does. Several processes share the accounts: each is looked after by one of them.
 */
export async function pollChannels(house: House): Promise<() => Promise<void>> {
  let stopped = false;
  let wake: () => void = () => {};
  let asked = Number.NEGATIVE_INFINITY;
  const turns = new Turns(house);
  const looking = (async () => {
    while (!stopped) {
      const reports = performance.now() - asked >= reportPause;
      if (reports) asked = performance.now();
      await turns
        .lookAtAll(() => stopped, reports)
        .catch((error) => house.log.error({ err: error }, "channels were not looked at"));
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
    await turns.end();
  };
}

/** Whose turn it is in this process, and who looks at an account just now. */
class Turns {
  readonly #house: House;
  readonly #holding: AccountHolding;
  readonly #watching: AccountWatching;
  readonly #lookedAt = new Map<string, number>();
  readonly #looks = new Map<string, Promise<void>>();

  constructor(house: House) {
    this.#house = house;
    this.#holding = holdAccounts(house.database.url, () => this.#watching.keepOnly([]));
    this.#watching = watchAccounts(house, {
      open: ({ brandId, id }) => openAccount(house, brandId, id),
      look: (account) => this.#look(account),
    });
  }

  async lookAtAll(stopping: () => boolean, reports: boolean): Promise<void> {
    const ours: Watched[] = [];
    for (const account of await everyAccount(this.#house)) {
      if (stopping()) return;
      if (!(await this.#holding.hold(account.brandId, account.id))) continue;
      ours.push(account);
      if (adapterOf(account.kind).watch) this.#watching.keep(account);
      if (this.#isDue(account)) await this.#look(account);
      if (reports) await this.#askReports(account);
      if (reports && this.#isDueFor(account, "credit", creditEvery)) await this.#askCredit(account);
    }
    this.#watching.keepOnly(ours);
  }

  async end(): Promise<void> {
    await this.#watching.stop();
    await Promise.all(this.#looks.values());
    await this.#holding.leave();
  }

  /** Whether an account's turn has come, as its adapter wants it: mailboxes take it ill to be asked every second. */
  #isDue({ brandId, id, kind, form }: Watched): boolean {
    const usual = adapterOf(kind).pollEvery ?? 0;
    const every = this.#watching.isListening(brandId, id) ? Math.max(usual, watchedEvery) : usual;
    return this.#isDueFor({ brandId, id, kind, form }, "look", every);
  }

  #isDueFor({ brandId, id, form }: Watched, deed: string, every: number): boolean {
    const name = `${brandId}:${id}:${form}:${deed}`;
    const now = performance.now();
    if (now - (this.#lookedAt.get(name) ?? Number.NEGATIVE_INFINITY) < every * 1000) return false;
    this.#lookedAt.set(name, now);
    return true;
  }

  /** One look at a time at an account: a turn and a provider's word may come together. */
  async #look({ brandId, id }: Watched): Promise<void> {
    const name = `${brandId}:${id}`;
    const before = this.#looks.get(name) ?? Promise.resolve();
    const look = before.then(() => lookAt(this.#house, brandId, id)).catch(() => {});
    this.#looks.set(name, look);
    await look;
    if (this.#looks.get(name) === look) this.#looks.delete(name);
  }

  async #askCredit({ brandId, id }: Watched): Promise<void> {
    await askCredit(this.#house, brandId, id).catch((error) => this.#house.log.warn({ err: error }, "no credit told"));
  }

  async #askReports({ brandId, id }: Watched): Promise<void> {
    await askReports(this.#house, brandId, id).catch((error) => this.#house.log.warn({ err: error }, "no reports"));
  }
}

async function openAccount(house: House, brandId: number, id: number) {
  const on = { brandId, actor: system("poll"), now: house.clock(), readOnly: true };
  const account = await withBrand(house.database.app, on, (ctx) => accountById(ctx, id));
  const settings = settingsOf(account, house.config.secretKey);
  return { adapter: adapterOf(account.kind), settings, cursor: account.cursor ?? null };
}

async function everyAccount(house: House): Promise<Watched[]> {
  const found: Watched[] = [];
  for (const { id: brandId } of await listBrands(house.database.app)) {
    const on = { brandId, actor: system("poll"), now: house.clock(), readOnly: true };
    const accounts = await withBrand(house.database.app, on, async (ctx) => {
      const { rows } = await sql<Omit<Watched, "brandId">>`
        select id, kind, md5(settings::text || coalesce(secrets_sealed, '')) as form from channel_account
        where brand_id = ${brandId} and removed_at is null and paused_at is null order by id`.execute(ctx.db);
      return rows;
    });
    for (const { id, kind, form } of accounts) if (pollsByItself(kind)) found.push({ brandId, id, kind, form });
  }
  return found;
}
