import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { given, signedIn, testApp } from "../../admin/testing.ts";
import { module as bot } from "../../bot/module.ts";
import { module as branches } from "../../branches/module.ts";
import { module as catalog } from "../../catalog/module.ts";
import { module as codes } from "../../codes/module.ts";
import { module as customers } from "../../customers/module.ts";
import { module as inbox } from "../../inbox/module.ts";
import { module as intake } from "../../intake/module.ts";
import { module as knowledge } from "../../knowledge/module.ts";
import { module as surveys } from "../../surveys/module.ts";
import { module as timeline } from "../../timeline/module.ts";
import type { BatchPage, LetterRow, TemplateBody } from "../contract.ts";
import { module as letters } from "../module.ts";

const modules = [intake, customers, timeline, catalog, inbox, knowledge, branches, bot, surveys, codes, letters];
const address = { lines: "خیابان زند، پلاک ۸", city: "شیراز", province: "فارس", postal_code: "۷۱۳۴۸-۶۷۸۹۱" };
type Method = "GET" | "POST" | "PUT" | "DELETE" | "PATCH";

/** The app with letters, and a clock that can be moved on. */
export async function lettersApp() {
  const database = await testDatabase();
  const time = { now: new Date("2026-11-24T08:00:00Z") };
  const house = await testHouse(database, { clock: () => time.now });
  const app = await testApp(house, modules);

  /** A brand with an owner and an agent who signed in, and the ways that stories walk often. */
  async function story() {
    const brand = await given.brand(house);
    const boss = await signedIn(app, brand, await given.user(house, { brand, name: "سارا" }));
    const agent = await signedIn(app, brand, await given.user(house, { brand, role: "agent" }));
    const send = (method: Method, url: string, payload?: unknown) =>
      boss.ask({ method, url: `/api/v1${url}`, ...(payload !== undefined && { payload }) });
    const ok = async (method: Method, url: string, payload?: unknown) => {
      const { status, body } = await send(method, url, payload);
      if (status >= 300) throw new Error(`${method} ${url} ${status} ${JSON.stringify(body)}`);
      return body;
    };
    let people = 0;
    /** A customer, with a postal address of their own unless it is null; gives their id. */
    const customer = async (name: string, at: object | null = {}, more: object = {}): Promise<number> => {
      const phone = `0912${brand.id % 10}${String(++people).padStart(6, "0")}`;
      const { id } = await ok("POST", "/customers", { name, identities: [{ type: "phone", value: phone }], ...more });
      if (at) await ok("PUT", `/customers/${id}/address`, { ...address, ...at });
      return id;
    };
    const template = async (more: Partial<TemplateBody> = {}): Promise<number> => {
      const body = "{{customer.name|مشتری}} گرامی،\n\nسال نو مبارک.";
      return (await ok("POST", "/letters/templates", { name: "سال نو", language: "fa", body, ...more })).id;
    };
    const batch = async (ids: number[], more: object = {}): Promise<number> => {
      const audience = { kind: "ids", ids };
      const body = { name: "نوروز", audience, purpose: "service", ...more };
      return (await ok("POST", "/letters/batches", { template: await template(), ...body })).id;
    };
    const show = (id: number): Promise<BatchPage> => ok("GET", `/letters/batches/${id}`);
    const letters = async (id: number, state = "in"): Promise<LetterRow[]> =>
      (await ok("GET", `/letters/batches/${id}/letters?state=${state}`)).rows;
    const file = (path: string) => {
      const cookie = [...boss.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      return app.inject({ url: `/api/v1/letters/batches/${path}`, headers: { cookie, "hamdel-brand": brand.slug } });
    };
    return { brand, boss, agent, send, ok, customer, template, batch, show, letters, file };
  }

  /** Does what is due, and what will be by the test's clock. */
  async function workOff() {
    await database.owner.query("update graphile_worker._private_jobs set run_at = now() where locked_at is null");
    await runDueJobs(house, modules);
  }
  return { database, house, time, app, story, workOff };
}
