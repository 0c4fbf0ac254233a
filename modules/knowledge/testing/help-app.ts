import type { Pool } from "pg";
import type { House } from "../../../platform/house/module.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { given, signedIn, testApp } from "../../admin/testing.ts";
import { module as catalog } from "../../catalog/module.ts";
import { module as customers } from "../../customers/module.ts";
import { module as inbox } from "../../inbox/module.ts";
import { module as timeline } from "../../timeline/module.ts";
import { module as knowledge } from "../module.ts";

const modules = [customers, timeline, catalog, inbox, knowledge];

/** The HTTP app of the help centre with a brand, an owner, an agent who may write, and a viewer; and how articles come about. */
export async function helpApp(house: House) {
  const app = await testApp(house, modules);
  const brand = await given.brand(house, { name: "چای بهار" });
  const owner = await given.user(house, { brand, name: "سارا" });
  const agent = await given.user(house, { brand, name: "بهرام", role: "agent" });
  const viewer = await given.user(house, { brand, name: "نگار", role: "viewer" });
  const boss = await signedIn(app, brand, owner);
  const desk = await signedIn(app, brand, agent);
  const reader = await signedIn(app, brand, viewer);
  const root = `/help/${brand.slug}`;
  async function visit(url: string, headers: Record<string, string> = {}) {
    const answer = await app.inject({
      url: url.startsWith("/") ? url : `${root}/${url}`,
      headers: { "user-agent": "Mozilla/5.0", ...headers },
    });
    return { status: answer.statusCode, text: answer.body, headers: answer.headers, bytes: answer.rawPayload };
  }
  async function send(url: string, form: Record<string, string>, headers: Record<string, string> = {}) {
    const answer = await app.inject({
      method: "POST",
      url: `${root}/${url}`,
      headers: { "content-type": "application/x-www-form-urlencoded", "user-agent": "Mozilla/5.0", ...headers },
      payload: new URLSearchParams(form).toString(),
    });
    return { status: answer.statusCode, text: answer.body };
  }
  const post = async (url: string, payload: unknown) =>
    (await boss.ask({ method: "POST", url: `/api/v1${url}`, payload })).body;
  const put = (by: typeof boss, url: string, payload: unknown) =>
    by.ask({ method: "PUT", url: `/api/v1${url}`, payload });
  const get = async (url: string) => (await boss.ask(`/api/v1${url}`)).body;
  /** An article with these words that readers see. */
  async function published(title: string, body: string, more: object = {}, language = "fa"): Promise<number> {
    const { id } = await post("/articles", { language, text: { title, body }, ...more });
    await put(boss, `/articles/${id}/texts/${language}/state`, { do: "publish" });
    return id;
  }
  return { app, brand, owner, agent, boss, desk, reader, root, visit, send, post, put, get, published };
}

/** Works off what is due by the test's clock. */
export async function workOff(house: House, owner: Pool): Promise<void> {
  await owner.query("update graphile_worker._private_jobs set run_at = now()");
  await runDueJobs(house, modules);
}
