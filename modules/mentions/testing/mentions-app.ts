import { createHmac } from "node:crypto";
import type { Pool } from "pg";
import type { House, Module } from "../../../platform/house/module.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { given, signedIn, testApp } from "../../admin/testing.ts";
import { module as cases } from "../../cases/module.ts";
import { module as catalog } from "../../catalog/module.ts";
import { module as customers } from "../../customers/module.ts";
import { module as inbox } from "../../inbox/module.ts";
import { module as timeline } from "../../timeline/module.ts";
import type { TermBody } from "../contract.ts";
import { module as mentions } from "../module.ts";

const modules: readonly Module[] = [customers, timeline, catalog, inbox, cases, mentions];

/** A body with the signature of a hook. */
export function signed(secret: string, body: string, at: Date): Record<string, string> {
  const seconds = Math.floor(at.getTime() / 1000);
  const signature = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return { "content-type": "application/json", "hamdel-signature": `t=${seconds},v1=${signature}` };
}

/** A brand that listens, with an owner and an agent. */
export async function mentionsApp(house: House, owner: Pool) {
  const app = await testApp(house, [...modules]);
  const brand = await given.brand(house, { name: "خانهٔ آفتاب" });
  const boss = await signedIn(app, brand, await given.user(house, { brand, name: "سارا" }));
  const colleague = await given.user(house, { brand, name: "بهرام", role: "agent" });
  const desk = await signedIn(app, brand, colleague);
  const ask = async (method: "GET" | "POST" | "PUT" | "PATCH", path: string, payload?: unknown, by = boss) => {
    const answer = await by.ask({ method, url: `/api/v1${path}`, ...(payload !== undefined && { payload }) });
    // biome-ignore lint/suspicious/noExplicitAny: answers of every kind of route
    return answer as { status: number; body: any };
  };
  const must = async (...asked: Parameters<typeof ask>) => {
    const { status, body } = await ask(...asked);
    if (status >= 300) throw new Error(`${asked[0]} ${asked[1]}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  const term = (name: string, words: Partial<TermBody> = {}) =>
    must("POST", "/mention-terms", { name, any_words: [name], ...words }).then(({ id }) => id as number);
  async function hook(more: object = {}) {
    const { id, secret } = await must("POST", "/mention-sources", { kind: "hook", name: "پایشگر", ...more });
    const url = `/api/v1/mention-hooks/${brand.id}-${id}`;
    const send = async (what: unknown, headers?: Record<string, string>) => {
      const payload = typeof what === "string" ? what : JSON.stringify(what);
      const answer = await app.inject({
        method: "POST",
        url,
        payload,
        headers: headers ?? signed(secret, payload, house.clock()),
      });
      return { status: answer.statusCode, body: answer.json() };
    };
    return { id: id as number, secret: secret as string, send };
  }
  const list = (query = "") => must("GET", `/mentions${query}`);
  async function settle(): Promise<void> {
    await owner.query("update graphile_worker._private_jobs set run_at = now()");
    await runDueJobs(house, modules);
  }
  async function customer(identity: { type: string; value: string }): Promise<number> {
    const { id } = await must("POST", "/customers", {
      source: "shop",
      external_id: `c-${Math.random()}`,
      name: "مینا کریمی",
    });
    await must("POST", `/customers/${id}/identities`, identity);
    return id;
  }
  return { app, brand, boss, desk, colleague, ask, must, term, hook, list, settle, customer };
}
