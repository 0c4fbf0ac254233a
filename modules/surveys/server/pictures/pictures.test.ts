import { expect, test } from "vitest";
import { storageOf } from "../../../../platform/storage/index.ts";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { answeringApp } from "../../testing/answering-app.ts";
import { photo } from "../../testing/multipart.ts";
import { workOff } from "../../testing/surveys-app.ts";
import { placeOfPicture, readAddress } from "./keep-picture.ts";
import { forgetPictures } from "./tend-pictures.ts";

const database = await testDatabase();
let passed = 0;
const house = await testHouse(database, { clock: () => new Date(Date.now() + passed) });
const day = 86_400_000;

type Seen = { picture?: string; alt?: object };
const definition = (a: Seen, b: Seen = {}) => ({
  languages: ["fa", "en"],
  sections: [
    {
      key: "only",
      questions: [
        {
          ...{ type: "choice", key: "which", title: { fa: "کدام؟", en: "Which?" }, pictures: true },
          options: [
            { key: "a", title: { fa: "آبی", en: "Blue" }, ...a },
            { key: "b", title: { fa: "سبز", en: "Green" }, ...b },
          ],
        },
      ],
    },
  ],
});

async function story() {
  passed = 0;
  const told = await answeringApp(house, database);
  const { app, api, boss, desk, brand } = told;
  const send = async (bytes: Buffer, who = boss, type = "image/png") => {
    const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await app.inject({
      method: "POST",
      url: "/api/v1/survey-pictures",
      headers: { cookie, "hamdel-brand": brand.slug, "content-type": type },
      payload: bytes,
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  const upload = async () => (await send(photo)).body.picture as string;
  const fetched = (address: string) => app.inject({ url: address });
  const live = async (key: string, what: object) => {
    await api.post("/surveys", { key, name: key, definition: what });
    return api.post(`/surveys/${key}/versions`, {});
  };
  const stored = (address: string) => {
    const { brandId, token } = readAddress(address)!;
    return storageOf(house.config).get(placeOfPicture(brandId, token));
  };
  const tend = async () => {
    await forgetPictures(house);
    await workOff(house, database.owner);
  };
  return { ...told, send, upload, fetched, live, stored, tend, desk };
}

test("a picture is judged by its bytes, kept under an address nobody guesses, and shown to whoever is asked with words for who does not see it", async () => {
  const { api, send, upload, fetched, live, invite, get, desk } = await story();
  expect((await send(Buffer.from("<svg onload=alert(1)>"), undefined, "image/svg+xml")).body.code).toBe(
    "picture_refused",
  );
  expect((await send(Buffer.from("%PDF-1.4"))).body.code).toBe("picture_refused");
  expect((await send(Buffer.alloc(4_000_001, 1))).status).toBe(413);
  expect((await send(Buffer.alloc(0))).body.code).toBe("empty_file");
  expect((await send(photo, desk)).status).toBe(403);
  const picture = await upload();
  expect(picture).toMatch(/^\/p\/survey-pictures\/[0-9a-z]+-[0-9a-f]{36}$/);
  const shown = await fetched(picture);
  expect([shown.statusCode, shown.headers["content-type"], shown.rawPayload.equals(photo)]).toEqual([
    200,
    "image/png",
    true,
  ]);
  expect(shown.headers).toMatchObject({
    "cache-control": "public, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
  });
  expect((await fetched(`${picture.slice(0, -1)}x`)).statusCode).toBe(404);
  const without = await live("mute", definition({ picture }));
  expect(without.body).toMatchObject({
    code: "survey_has_problems",
    fields: [{ path: "which", code: "picture_without_words" }],
  });
  expect((await live("own", definition({ picture: "https://shop.ir/a.png" }))).status).toBe(200);
  const alt = { fa: "گلدان «آبی»", en: "A blue vase" };
  expect((await live("said", definition({ picture, alt }))).status).toBe(200);
  const page = (await get(await invite("said"))).body;
  expect(page).toContain(`<img src="${picture}" alt="گلدان «آبی»"`);
  expect(page).toContain('data-looks="pictures"');
  await api.put("/surveys/said/in-app", { rule: {}, on: true });
  await api.post("/sites", { name: "برنامه", domains: [] });
  const { key } = (await api.get("/sites")).body.rows[0];
  const asked = (await api.post("/app/surveys", { key, visitor: "an-install-of-the-app", event: "paid" })).body;
  const [question] = asked.survey.definition.sections[0].questions;
  // An app lies at no address of ours: it needs the whole one.
  expect(question.options[0]).toMatchObject({ picture: `${house.config.publicUrl}${picture}`, alt });
});

test("copies name the same picture, and an exported survey carries its pictures into another brand", async () => {
  const one = await story();
  const picture = await one.upload();
  const alt = { fa: "گلدان" };
  await one.live("vase", definition({ picture, alt }, { picture: "https://shop.ir/b.png" }));
  await one.api.post("/surveys", { key: "again", name: "again", copy_of: "vase" });
  const optionsOf = (draft: ReturnType<typeof definition>) => draft.sections[0]!.questions[0]!.options as Seen[];
  expect(optionsOf((await one.api.get("/surveys/again")).body.draft)[0]!.picture).toBe(picture);
  const file = (await one.api.get("/surveys/vase/file")).body;
  expect(Object.keys(file.pictures)).toEqual([picture]);
  const other = await story();
  const { definition: carried, pictures } = file;
  await other.api.post("/surveys", { key: "vase", name: "vase", definition: carried, pictures });
  const [first, second] = optionsOf((await other.api.get("/surveys/vase")).body.draft);
  expect(second!.picture).toBe("https://shop.ir/b.png");
  expect(first).toMatchObject({ alt });
  expect(first!.picture).not.toBe(picture);
  expect((await other.fetched(first!.picture!)).rawPayload.equals(photo)).toBe(true);
  // What does not come along is no picture of this brand's.
  await other.api.post("/surveys", { key: "bare", name: "bare", definition: carried });
  expect(optionsOf((await other.api.get("/surveys/bare")).body.draft)[0]!.picture).toBeUndefined();
  const hostile = { [picture]: Buffer.from("<script>").toString("base64") };
  const refused = await other.api.post("/surveys", { key: "bad", name: "bad", definition: carried, pictures: hostile });
  expect(refused.body.code).toBe("picture_refused");
});

test("a picture goes when nothing needs it: never one that a draft, a live version or an answered one shows", async () => {
  const { api, upload, live, stored, tend, fetched } = await story();
  const alt = { fa: "گلدان" };
  const [draft, answered, unanswered, loose, unsent] = [
    await upload(),
    await upload(),
    await upload(),
    await upload(),
    await upload(),
  ];
  await live("asked", definition({ picture: answered, alt }));
  await api.post("/surveys/asked/responses", { answers: { which: ["a"] } });
  await live("silent", definition({ picture: unanswered, alt }));
  await api.post("/surveys", { key: "draft", name: "draft", definition: definition({ picture: draft, alt }) });
  await tend();
  expect(await stored(loose)).not.toBeNull();
  passed = 8 * day;
  await tend();
  expect([await stored(loose), await stored(unsent)]).toEqual([null, null]);
  expect((await fetched(loose)).statusCode).toBe(404);
  for (const kept of [draft, answered, unanswered]) expect((await fetched(kept)).statusCode).toBe(200);
  for (const key of ["asked", "silent", "draft"]) await api.remove(`/surveys/${key}`);
  passed = 60 * day;
  await tend();
  // Whoever takes the removal back in time finds everything.
  expect((await fetched(draft)).statusCode).toBe(200);
  passed = 70 * day;
  await tend();
  expect([(await fetched(draft)).statusCode, (await fetched(unanswered)).statusCode]).toEqual([404, 404]);
  expect((await fetched(answered)).statusCode).toBe(200);
});
