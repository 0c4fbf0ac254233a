import type pg from "pg";
import { createApiKey, createBrand, learnPermissions } from "../../modules/admin/index.ts";
import { module as customersModule } from "../../modules/customers/module.ts";
import { module as insights } from "../../modules/insights/module.ts";
import { foldTallies } from "../../modules/surveys/index.ts";
import { module as surveys } from "../../modules/surveys/module.ts";
import { system, withBrand } from "../../platform/db/index.ts";
import type { House } from "../../platform/house/module.ts";
import { type Answerers, fillAnswers, fillInvitations, makeLongSurvey } from "./fill-answers.ts";
import { fillCustomers } from "./fill-customers.ts";
import { fillHistory } from "./fill-history.ts";

export type Filled = { brandId: number; surveyId: number; answerers: Answerers; key: string; foldMs: number };

const say = (line: string) => process.stderr.write(`${line}\n`);

/**
 * Fills a house with responses of twelve questions over a year, a tenth as many customers, half as many invitations and contacts, and
 * folds them. Gives a key that may read the numbers.
 */
export async function fillSurveyHouse(house: House, owner: pg.Pool, responses: number): Promise<Filled> {
  const { id: brandId } = await createBrand(house.database.app, { name: "bench", now: new Date() });
  const on = { brandId, actor: system("bench"), now: new Date() };
  const customers = Math.max(100, Math.round(responses / 10));
  say(`filling ${customers} customers`);
  await fillCustomers(owner, brandId, customers);
  await fillHistory(owner, brandId, Math.round(responses / 2));
  const { rows } = await owner.query("select min(id) as first from identity where brand_id = $1 and type = 'crm'", [
    brandId,
  ]);
  const answerers = { first: Number(rows[0].first), count: customers };
  const survey = { brandId, surveyId: await makeLongSurvey(owner, brandId), answerers };
  await fillInvitations(owner, survey, Math.round(responses / 2));
  const piece = 50_000;
  for (let first = 1; first <= responses; first += piece) {
    await fillAnswers(owner, survey, first, Math.min(responses, first + piece - 1));
    say(`${Math.min(responses, first + piece - 1)} responses`);
  }
  await owner.query("vacuum analyze survey_response, survey_fact");
  say("folding");
  const began = performance.now();
  await foldTallies(house.database, on);
  const foldMs = performance.now() - began;
  await owner.query("vacuum analyze survey_tally");
  learnPermissions([customersModule, insights, surveys]);
  const scopes = ["insights.read", "surveys.read", "customers.read"];
  const { key } = await withBrand(house.database.app, on, (ctx) => createApiKey(ctx, { name: "bench", scopes }));
  return { ...survey, key, foldMs };
}
