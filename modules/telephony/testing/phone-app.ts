import type { House, Module } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import { type TestDatabase, testDatabase, testHouse } from "../../../platform/testing/index.ts";
import type { Brand } from "../../admin/index.ts";
import { given, signedIn, testApp } from "../../admin/testing.ts";
import { module as customers } from "../../customers/module.ts";
import { module as inbox } from "../../inbox/module.ts";
import { module as intake } from "../../intake/module.ts";
import { module as surveys } from "../../surveys/module.ts";
import { module as timeline } from "../../timeline/module.ts";
import { module as telephony } from "../module.ts";

const modules: readonly Module[] = [intake, customers, timeline, inbox, surveys, telephony];

/** The app with phone exchanges, this machine's own addresses allowed, and a server for those who call in. */
export async function phoneApp() {
  const database = await testDatabase();
  const plain = await testHouse(database);
  const house = { ...plain, config: { ...plain.config, allowPrivate: ["127.0.0.1"] } };
  const app = await testApp(house, modules);
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  return { database, house, app, url, shop: () => shop({ house, app, database }) };
}

type At = { house: House; app: HttpApp; database: TestDatabase };

/** A brand with an owner, an agent, and ways to ask as either. */
async function shop({ house, app, database }: At) {
  const brand = await given.brand(house);
  const owner = await given.user(house, { brand });
  const agent = await given.user(house, { brand, role: "agent", name: "نگار" });
  const boss = await signedIn(app, brand, owner);
  const desk = await signedIn(app, brand, agent);
  const by =
    (who: typeof boss) =>
    async (method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", path: string, payload?: unknown) => {
      const answer = await who.ask({ method, url: `/api/v1${path}`, ...(payload !== undefined && { payload }) });
      if (answer.status >= 300) throw Object.assign(new Error(JSON.stringify(answer.body)), answer);
      return answer.body;
    };
  const ask = by(boss);
  const calls = async (view = "all") => (await ask("GET", `/calls?view=${view}`)).rows;
  const count = async (table: string, more = "") =>
    (await database.owner.query(`select count(*)::int as n from ${table} where brand_id = $1 ${more}`, [brand.id]))
      .rows[0].n as number;
  return { brand, owner, agent, boss, desk, ask, asAgent: by(desk), calls, count };
}

export type PhoneShop = Awaited<ReturnType<typeof shop>>;

/** The brand's clock as exchanges write it, some seconds before `now`. */
export function clockOf(brand: Pick<Brand, "timeZone">, secondsAgo: number, now = Date.now()): string {
  const at = new Date(now - secondsAgo * 1000);
  return at.toLocaleString("sv-SE", { timeZone: brand.timeZone });
}

/** Begin and end of a call that lasted a minute, whichever second the clock jumps to meanwhile. */
export function minuteLong(brand: Pick<Brand, "timeZone">): { began: string; ended: string } {
  const now = Date.now();
  return { began: clockOf(brand, 68, now), ended: clockOf(brand, 8, now) };
}
