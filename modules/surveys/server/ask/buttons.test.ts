import { afterAll, describe, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { inBrand } from "../../../admin/testing.ts";
import { resolvePeople } from "../../../customers/index.ts";
import { botAccount, fakeBot, startFake } from "../../../inbox/testing.ts";
import { sourceId } from "../../../intake/index.ts";
import { askingApp } from "../../testing/asking-app.ts";
import { readAnswer } from "./read-answer.ts";

const database = await testDatabase();
let passed = 0;
const base = await testHouse(database, { clock: () => new Date(Date.now() + passed) });
const house = { ...base, config: { ...base.config, allowPrivate: ["127.0.0.1"] } };
const rows = async (text: string, brandId: number) => (await database.owner.query(text, [brandId])).rows;

test("a face or a star beside a number is no comment", () => {
  const scale = {
    key: "a",
    type: "scale",
    from: 1,
    to: 5,
    looks: "faces",
    required: false,
    title: { fa: "" },
  } as const;
  expect(readAnswer(scale, "۴ 🙂")).toEqual({ answer: 4, rest: "" });
  expect(readAnswer(scale, "۴ خوب بود")).toEqual({ answer: 4, rest: "خوب بود" });
});

describe.each(["telegram", "bale"] as const)("%s", async (kind) => {
  const fake = await startFake(fakeBot(kind));
  afterAll(() => fake.close());

  /** A customer of the bot who is asked a survey there. */
  async function asked(template: "nps" | "csat" | "expectation", settings: object = {}) {
    passed = 0;
    fake.sent.length = 0;
    fake.hookUrl = null;
    const told = await askingApp(house, database.owner);
    const { api, app, brand, survey, work, tend } = told;
    const token = botAccount.token;
    const channel = await api.post("/channels", {
      kind,
      name: "بات",
      settings: { token, baseUrl: fake.url, by: "webhook" },
    });
    const hook = channel.body.hook_path as string;
    const [person] = await inBrand(house, brand, async (ctx) =>
      resolvePeople(ctx, [{ sourceId: await sourceId(ctx, "bot"), identities: [{ type: kind, value: "4242" }] }]),
    );
    const key = await survey(template, { settings });
    await api.post(`/surveys/${key}/waves`, {
      audience: { kind: "ids", ids: [person!.customerId] },
      channels: [kind],
    });
    await work();
    await tend();
    await work();
    const say = async (update: object, text = "") => {
      for (const { body, headers } of await fake.hear({ from: "4242", text, update }))
        await app.inject({ method: "POST", url: hook, headers: { ...headers, ...secretOf() }, payload: body });
      await work();
      // What is said in answer is due by the story's clock, which may be ahead.
      await work();
    };
    const secretOf = () => (kind === "telegram" ? { "x-telegram-bot-api-secret-token": secret } : {});
    const secret = await hookSecret(token);
    const press = (place: number, data: string) => {
      const { message_id, reply_markup } = fake.sent[place] as { message_id: number; reply_markup: object };
      const message = { message_id, chat: { id: 4242, type: "private" }, reply_markup };
      return say({ callback_query: { data, message } });
    };
    const answers = async () => (await api.get(`/responses?survey=${key}`)).body.rows;
    return { ...told, key, press, write: (text: string) => say({}, text), answers };
  }
  async function hookSecret(token: string): Promise<string> {
    const { createHmac } = await import("node:crypto");
    return createHmac("sha256", house.config.secretKey).update(`bot-hook:${token}`).digest("base64url");
  }
  const labels = (place: number) =>
    (
      fake.sent[place] as { reply_markup?: { inline_keyboard: { text: string }[][] } }
    ).reply_markup?.inline_keyboard.map((row) => row.map(({ text }) => text));

  test("a scale comes as buttons; a press counts once, a later one changes it while that is allowed, and each is answered", async () => {
    const { press, answers, key, brand, api } = await asked("nps", { change_within_minutes: 60 });
    expect(labels(0)).toEqual(["۰ ۱ ۲ ۳ ۴ ۵".split(" "), "۶ ۷ ۸ ۹ ۱۰".split(" ")]);
    expect(String(fake.sent[0]!["text"])).not.toContain("عددی از");
    await press(0, "۳");
    expect(await answers()).toMatchObject([{ nps: 3, mode: "messenger", channel: kind }]);
    expect(String(fake.sent[1]!["text"])).toContain("سپاس");
    await press(0, "۳");
    expect(fake.sent).toHaveLength(2);
    await press(0, "۹");
    expect(await answers()).toMatchObject([{ nps: 9 }]);
    expect(String(fake.sent[2]!["text"])).toContain("جای پاسخ پیشین");
    const facts = await rows("select weight, nps from survey_fact where brand_id = $1 order by id", brand.id);
    expect(facts).toEqual([
      { weight: 1, nps: 3 },
      { weight: -1, nps: 3 },
      { weight: 1, nps: 9 },
    ]);
    passed = 61 * 60_000;
    await press(0, "۱");
    expect(await answers()).toMatchObject([{ nps: 9 }]);
    expect(String(fake.sent.at(-1)!["text"])).toContain("دیگر نمی‌شود تغییرش داد");
    await api.post(`/surveys/${key}/closing`, { closed: true });
    await press(0, "۲");
    expect(String(fake.sent.at(-1)!["text"])).toContain("پایان یافته");
    // Nobody waits for an answer to a press.
    expect(
      await rows("select 1 from conversation where brand_id = $1 and waiting_since is not null", brand.id),
    ).toEqual([]);
  });

  test("faces and choices are buttons too, and what is typed works as before", async () => {
    const faces = await asked("csat");
    expect(labels(0)).toEqual([["۱ 😞", "۲ 🙁", "۳ 😐", "۴ 🙂", "۵ 😀"]]);
    await faces.press(0, "۵ 😀");
    expect(await faces.answers()).toMatchObject([{ csat: 5, comment: null }]);
    const choice = await asked("expectation");
    expect(labels(0)).toHaveLength(3);
    await choice.press(0, labels(0)![2]![0]!);
    expect(await choice.answers()).toMatchObject([{ expectation: 3 }]);
    const typed = await asked("nps");
    await typed.write("8 ممنون از شما");
    expect(await typed.answers()).toMatchObject([{ nps: 8, comment: "ممنون از شما" }]);
  });
});
