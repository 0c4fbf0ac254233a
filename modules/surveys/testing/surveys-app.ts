import type { House } from "../../../platform/house/module.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { given, signedIn, testApp } from "../../admin/testing.ts";
import { module as catalog } from "../../catalog/module.ts";
import { module as customers } from "../../customers/module.ts";
import { module as inbox } from "../../inbox/module.ts";
import { module as timeline } from "../../timeline/module.ts";
import type { TemplateName } from "../contract.ts";
import { module as surveys } from "../module.ts";

const modules = [customers, timeline, catalog, inbox, surveys];

/** Works off what is due by the test's clock. */
export async function workOff(house: House, owner: { query(text: string): Promise<unknown> }): Promise<void> {
  await owner.query("update graphile_worker._private_jobs set run_at = now()");
  await runDueJobs(house, modules);
}

/** The HTTP app with surveys, a brand with an owner who signed in, and the ways that stories walk often. */
export async function surveysApp(house: House) {
  const app = await testApp(house, modules);
  const brand = await given.brand(house);
  const owner = await given.user(house, { brand, name: "سارا" });
  const agent = await given.user(house, { brand, name: "بهرام", role: "agent" });
  const boss = await signedIn(app, brand, owner);
  const desk = await signedIn(app, brand, agent);
  const call = (method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE") => (url: string, payload?: unknown) =>
    boss.ask({ method, url: `/api/v1${url}`, ...(payload !== undefined && { payload }) });
  const api = { get: call("GET"), post: call("POST"), put: call("PUT"), patch: call("PATCH"), remove: call("DELETE") };
  let made = 0;
  /** A live survey of a template; gives its key. */
  async function survey(template: TemplateName = "nps", more: object = {}): Promise<string> {
    const key = `${template}-${++made}`;
    await api.post("/surveys", { key, name: key, template, ...more });
    await api.post(`/surveys/${key}/versions`, {});
    return key;
  }
  return { app, brand, boss, desk, api, survey };
}
