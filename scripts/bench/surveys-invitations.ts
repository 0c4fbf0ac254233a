import type pg from "pg";
import { createBrand } from "../../modules/admin/index.ts";
import { newWave } from "../../modules/surveys/contract.ts";
import { makeSurvey, makeWave, publishSurvey } from "../../modules/surveys/index.ts";
import { module as surveys } from "../../modules/surveys/module.ts";
import { type Context, system, withBrand } from "../../platform/db/index.ts";
import { inBenchHouse } from "./bench-house.ts";
import { fillCustomers } from "./fill-customers.ts";
import { rounded } from "./measure.ts";

const aimSeconds = 60;

/** An audience of so many customers turned into scheduled invitations, with the never-too-often rule on and a tenth asked lately. */
export async function benchInvitations(customers: number): Promise<unknown> {
  return inBenchHouse(async (house, owner) => {
    const { id: brandId } = await createBrand(house.database.app, { name: "surveys", now: house.clock() });
    await fillCustomers(owner, brandId, customers);
    await fillPast(owner, brandId);
    const within = <T>(work: (ctx: Context) => Promise<T>) =>
      withBrand(house.database.app, { brandId, actor: system("bench"), now: new Date() }, work);
    const { id } = await within(async (ctx) => {
      await makeSurvey(ctx, { key: "nps", name: "nps", template: "nps", language: "fa" });
      await publishSurvey(ctx, "nps");
      const asked = newWave.parse({ audience: { kind: "all" }, channels: ["sms"], spread_hours: 72 });
      return (await makeWave(ctx, "nps", asked)) as { id: number };
    });
    const began = performance.now();
    const job = { house, brandId, actor: system("bench"), write: within, read: within };
    await surveys.jobs!["spread-survey-wave"]!(job, { waveId: id });
    const seconds = (performance.now() - began) / 1000;
    const { rows } = await owner.query(
      "select invited, left_out, done_at is not null as done from survey_wave where brand_id = $1",
      [brandId],
    );
    return {
      customers,
      ...rows[0],
      seconds: rounded(seconds),
      aim_seconds: aimSeconds,
      per_second: Math.round(customers / seconds),
    };
  });
}

/** A tenth was asked last week, a twentieth said no, a hundredth is suppressed. */
async function fillPast(owner: pg.Pool, brandId: number): Promise<void> {
  await owner.query(
    `insert into survey_asked (brand_id, identity_id, channel, asked_at)
     select brand_id, id, 'sms', now() - interval '7 days' from identity where brand_id = $1 and type = 'phone' and customer_id % 10 = 0`,
    [brandId],
  );
  await owner.query(
    `insert into consent (brand_id, home_id, customer_id, channel, purpose, granted, source)
     select brand_id, id, id, 'sms', 'survey', false, 'bench' from customer where brand_id = $1 and id % 20 = 1`,
    [brandId],
  );
  await owner.query(
    `insert into contact_suppression (brand_id, channel, address, address_hash, reason, source)
     select brand_id, 'sms', value, decode(md5(value), 'hex'), 'hand', 'bench' from identity where brand_id = $1 and type = 'phone' and customer_id % 100 = 2
     on conflict do nothing`,
    [brandId],
  );
  await owner.query("vacuum analyze survey_asked, consent, contact_suppression");
}
