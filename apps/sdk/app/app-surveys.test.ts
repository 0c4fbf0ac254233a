import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { seal, signSiteClaim } from "../../../modules/admin/index.ts";
import { makeSurvey, publishSurvey } from "../../../modules/surveys/index.ts";
import { system, withBrand } from "../../../platform/db/index.ts";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { buildHamdel } from "../../server/serve.ts";
import { createSurveys, type HamdelStorage } from "./index.ts";

const database = await testDatabase();
const house = await testHouse(database);
const app = await buildHamdel(house);
await app.listen({ host: "127.0.0.1", port: 0 });
const port = (app.server.address() as AddressInfo).port;

/** The way to Hamdel: a network that goes away and comes back. */
let online = true;
const network = createServer((asked, answered) => {
  if (!online) return void asked.socket.destroy();
  const { method, headers, url } = asked;
  const onward = request({ port, method, headers, path: url }, (answer) => {
    answered.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(answered);
  });
  asked.pipe(onward);
});
await new Promise<void>((ready) => network.listen(0, "127.0.0.1", ready));
const host = `http://127.0.0.1:${(network.address() as AddressInfo).port}/`;
afterAll(async () => {
  network.closeAllConnections();
  network.close();
  await app.close();
});

const secret = "the shop's own secret";
let brands = 0;
const text = (fa: string, en: string) => ({ fa, en });
const definition = {
  languages: ["fa" as const, "en" as const],
  greeting: { title: text("سلام {{customer.first_name}}", "Hello {{customer.first_name}}") },
  progress: true,
  one_at_a_time: false,
  sections: [
    {
      ...{ key: "only", random: false, jumps: [] },
      questions: [
        {
          type: "scale" as const,
          key: "stars",
          title: text("چند ستاره؟", "How many stars?"),
          from: 1,
          to: 5,
          required: true,
          looks: "stars" as const,
        },
        {
          ...{ type: "text" as const, key: "why", required: false, long: true, comment: true, most_characters: 4000 },
          title: text("چرا {{stars}} ستاره؟", "Why {{stars}} stars?"),
          show_if: { match: "all" as const, of: [{ of: "stars", is: "at_most" as const, value: 3 }] },
        },
      ],
    },
  ],
  endings: [],
  thanks: { title: text("سپاس", "Thanks") },
};

/** A brand with an app whose survey asks at an event, and a device with that app. */
async function device({ anonymous = false } = {}) {
  online = true;
  const name = `app${++brands}`;
  const key = `hs_${String(brands).padStart(16, "a")}`;
  const { rows } = await database.owner.query("insert into brand (slug, name) values ($1, 'خانهٔ آفتاب') returning id", [
    name,
  ]);
  const brandId = Number(rows[0].id);
  await database.owner.query(
    "insert into site (brand_id, site_key, name, domains, secret_sealed) values ($1, $2, 'برنامه', '{}', $3)",
    [brandId, key, seal(house.config.secretKey, secret)],
  );
  await withBrand(database.app.app, { brandId, actor: system("test"), now: new Date() }, async (ctx) => {
    await makeSurvey(ctx, { key: "stars", name: "ستاره‌ها", definition, settings: { anonymous } });
    await publishSurvey(ctx, "stars");
  });
  await database.owner.query(
    "insert into survey_in_app (brand_id, survey_id, rule, switched_on_at, changed_at) select brand_id, id, $2, now(), now() from survey where brand_id = $1",
    [brandId, JSON.stringify({ events: ["order_delivered"] })],
  );
  const kept = new Map<string, string>();
  const storage: HamdelStorage = {
    getItem: async (one) => kept.get(one) ?? null,
    setItem: async (one, value) => void kept.set(one, value),
    removeItem: async (one) => void kept.delete(one),
  };
  const claim = async () =>
    signSiteClaim(secret, { exp: Date.now() / 1000 + 600, phone: "09121112233", name: "مینا رضایی" });
  const open = () => createSurveys({ key, host, storage, claim });
  const responses = async () =>
    (
      await database.owner.query(
        "select answers, answered_at, mode, touchpoint, identity_id from survey_response where brand_id = $1 order by id",
        [brandId],
      )
    ).rows;
  return { open, responses, kept, key, storage };
}

test("an app asks what is to be asked, walks the survey's own logic on the device, and hands the answers in", async () => {
  const { open, responses, kept } = await device();
  const surveys = open();
  expect(await surveys.at("app_opened")).toBeNull();
  const asked = (await surveys.at("order_delivered"))!;
  expect(asked).toMatchObject({ name: "ستاره‌ها", language: "fa", direction: "rtl", greeting: { title: "سلام مینا" } });
  const keys = (answers: object) => asked.questions(answers as never).map((question) => question.key);
  expect([keys({}), keys({ stars: 5 }), keys({ stars: 2 })]).toEqual([["stars"], ["stars"], ["stars", "why"]]);
  const why = asked.questions({ stars: 2 })[1]!;
  expect(asked.say(why.title, { stars: 2 })).toBe("چرا 2 ستاره؟");
  await asked.keep({ stars: 2 });
  // The app is closed in the middle, and opened again.
  const resumed = (await open().resume())!;
  expect(resumed.answers).toEqual({ stars: 2 });
  expect(await resumed.finish({ stars: 9 })).toEqual({
    sent: false,
    refused: "answers_refused",
    problems: { stars: "answer_out_of_scale" },
  });
  expect(await resumed.finish({ stars: 2, why: "بسته‌بندی" })).toEqual({ sent: true, title: "سپاس" });
  expect(await responses()).toMatchObject([
    { answers: { stars: 2, why: "بسته‌بندی" }, mode: "app", touchpoint: "order_delivered" },
  ]);
  expect(await open().resume()).toBeNull();
  expect([...kept.keys()]).toEqual(["hamdel.visitor"]);
  expect(await surveys.at("order_delivered")).toBeNull();
});

test("without a network answers wait on the device, over a restart too, and count once for when they were given", async () => {
  const { open, responses } = await device({ anonymous: true });
  const asked = (await open().at("order_delivered"))!;
  online = false;
  await asked.keep({ stars: 1 });
  const before = new Date();
  expect(await asked.finish({ why: "خاموش بود" })).toEqual({ sent: false });
  const after = new Date();
  expect(await open().at("order_delivered")).toBeNull();
  expect(await open().flush()).toBe(1);
  online = true;
  const surveys = open();
  expect(await Promise.all([surveys.flush(), surveys.flush()])).toEqual([0, 0]);
  const [one, ...more] = await responses();
  expect(more).toEqual([]);
  expect(one).toMatchObject({ answers: { stars: 1, why: "خاموش بود" }, identity_id: null });
  expect(one.answered_at.getTime()).toBeGreaterThanOrEqual(before.getTime());
  expect(one.answered_at.getTime()).toBeLessThanOrEqual(after.getTime());
});

test("whoever puts it off or refuses is left in peace, also where the app heard of it without a network", async () => {
  const { open, responses, key, storage } = await device();
  const surveys = open();
  const asked = (await surveys.at("order_delivered"))!;
  online = false;
  await asked.never();
  online = true;
  expect(await surveys.flush()).toBe(0);
  const { rows } = await database.owner.query(
    "select c.channel, c.purpose, c.granted from consent c join site s on s.brand_id = c.brand_id where s.site_key = $1",
    [key],
  );
  expect(rows).toEqual([{ channel: "app", purpose: "survey", granted: false }]);
  // By their own hand it is still theirs to open; a second device is another visitor, the same customer.
  expect((await surveys.open("stars"))?.survey).toBe("stars");
  await surveys.reset();
  expect(await storage.getItem("hamdel.visitor")).toBeNull();
  expect(await surveys.at("order_delivered")).toBeNull();
  expect(await responses()).toEqual([]);
});
