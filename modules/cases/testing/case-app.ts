import type { Pool } from "pg";
import { system, withBrand } from "../../../platform/db/index.ts";
import { announce } from "../../../platform/events/index.ts";
import type { House, Module } from "../../../platform/house/module.ts";
import { runDueJobs } from "../../../platform/jobs/run-jobs.ts";
import { given, signedIn, testApp } from "../../admin/testing.ts";
import { module as catalog } from "../../catalog/module.ts";
import { usualContactRules } from "../../customers/contract.ts";
import { module as customers } from "../../customers/module.ts";
import { module as inbox } from "../../inbox/module.ts";
import "../../inbox/testing.ts";
import { module as insights } from "../../insights/module.ts";
import { ResponsesSubmitted } from "../../surveys/events.ts";
import { module as timeline } from "../../timeline/module.ts";
import { module as cases } from "../module.ts";

const modules: readonly Module[] = [customers, timeline, catalog, inbox, insights, cases];

/** What a story says of an answer; the rest is usual. */
export type ToldAnswer = {
  customer: number | null;
  nps?: number;
  csat?: number;
  comment?: string;
  changed?: boolean;
  response?: number;
  touchpoint?: string;
};

/** A brand that closes the loop, with an owner, an agent, a line by which customers are written to, and a survey. */
export async function caseApp(house: House, owner: Pool) {
  const app = await testApp(house, [...modules]);
  const brand = await given.brand(house, { name: "فروشگاه آفتاب" });
  const boss = await signedIn(app, brand, await given.user(house, { brand, name: "سارا" }));
  const colleague = await given.user(house, { brand, name: "بهرام", role: "agent" });
  const desk = await signedIn(app, brand, colleague);
  const put = (url: string, payload: object, by = boss) => by.ask({ method: "PUT", url: `/api/v1${url}`, payload });
  const post = (url: string, payload: object = {}, by = boss) =>
    by.ask({ method: "POST", url: `/api/v1${url}`, payload });
  const get = (url: string, by = boss) => by.ask(`/api/v1${url}`);
  await put("/contact-rules", { ...usualContactRules, quietHours: null });
  await post("/channels", { kind: "pigeon", name: "خط پیامک", settings: { loft: "بام" }, team: null });
  const { rows } = await owner.query(
    "insert into survey (brand_id, key, name, settings, draft, created_at, updated_at) values ($1, 'nps', 'پس از خرید', '{}', '{}', now(), now()) returning id",
    [brand.id],
  );
  const surveyId = Number(rows[0].id);

  /** Somebody answers, as the surveys tell of it; gives the response's id. */
  async function answers({
    customer,
    nps,
    csat,
    comment,
    changed = false,
    response,
    touchpoint,
  }: ToldAnswer): Promise<number> {
    const now = house.clock();
    const known = response ?? (await insertResponse(customer, comment ?? null, now));
    if (response)
      await owner.query("update survey_response set comment = $3 where brand_id = $1 and id = $2", [
        brand.id,
        response,
        comment ?? null,
      ]);
    const scores = [
      ...(nps === undefined ? [] : [{ question: "q1", kind: "nps", score: nps }]),
      ...(csat === undefined ? [] : [{ question: "q2", kind: "csat", score: csat }]),
    ];
    const one = {
      ...{
        responseId: known,
        surveyId,
        customerId: customer,
        conversationId: null,
        mode: "web",
        touchpoint: touchpoint ?? null,
        productId: null,
      },
      ...{ answeredAt: now.toISOString(), scores, feeling: comment ? -0.5 : null, changed },
    };
    await withBrand(house.database.app, { brandId: brand.id, actor: system("test"), now }, (ctx) =>
      announce(ctx, ResponsesSubmitted, { responses: [one] }),
    );
    await settle();
    return known;
  }
  async function insertResponse(customer: number | null, comment: string | null, at: Date): Promise<number> {
    const made = await owner.query(
      `insert into survey_response (brand_id, survey_id, version, key, identity_id, mode, comment, started_at, answered_at, updated_at)
       values ($1, $2, 1, gen_random_uuid()::text, (select min(id) from identity where brand_id = $1 and customer_id = $3), 'web', $4, $5, $5, $5) returning id`,
      [brand.id, surveyId, customer, comment, at],
    );
    return Number(made.rows[0].id);
  }
  /** Works off what waits, brought forward: what is not due does nothing. */
  async function settle(): Promise<void> {
    await owner.query("update graphile_worker._private_jobs set run_at = now()");
    await runDueJobs(house, modules);
  }
  async function customer(
    name = "مینا کریمی",
    more: object = { phone: `0912${String(Math.floor(Math.random() * 9_000_000) + 1_000_000)}` },
  ) {
    return (await post("/customers", { source: "shop", external_id: `c-${Math.random()}`, name, ...more })).body
      .id as number;
  }
  const path = (link: string) => new URL(link).pathname;
  const page = (link: string, lang = "fa") => app.inject({ method: "GET", url: `${path(link)}?lang=${lang}` });
  const say = (link: string, form: Record<string, string>) =>
    app.inject({
      method: "POST",
      url: path(link),
      payload: new URLSearchParams(form).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
  return { app, brand, boss, desk, colleague, put, post, get, answers, settle, customer, page, say, surveyId };
}
