import { expect, test } from "vitest";
import { storageOf } from "../../../../platform/storage/index.ts";
import { eicar, fakeClamd } from "../../../../platform/testing/fake-clamd.ts";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { answeringApp } from "../../testing/answering-app.ts";
import { multipart, pdf, photo } from "../../testing/multipart.ts";
import { workOff } from "../../testing/surveys-app.ts";
import { placeOfFile } from "./survey-files.ts";
import { forgetUnclaimed } from "./tend-files.ts";

const database = await testDatabase();
const house = await testHouse(database);

const definition = {
  languages: ["fa"],
  sections: [
    {
      key: "only",
      questions: [
        { type: "file", key: "photo", title: { fa: "عکس کالا" }, kinds: ["pictures"], most: 2, required: true },
        { type: "text", key: "what", title: { fa: "چه شده؟" }, required: true },
      ],
    },
  ],
};

/** A live survey that asks for a photo, and a customer who posts its page as a browser without script does. */
async function story(settings: object = {}) {
  const told = await answeringApp(house, database);
  await told.api.post("/surveys", { key: "photo", name: "photo", definition, settings });
  await told.api.post("/surveys/photo/versions", {});
  const send = async (
    url: string,
    fields: Record<string, string>,
    files: Parameters<typeof multipart>[1] = [],
    json = false,
  ) => {
    const { body: payload, type } = multipart(fields, files);
    const headers = { "content-type": type, "accept-language": "fa", ...(json && { accept: "application/json" }) };
    const { statusCode, body } = await told.app.inject({ method: "POST", url, payload, headers });
    return { status: statusCode, body };
  };
  const kept = async () =>
    (await database.owner.query("select * from survey_file where brand_id = $1 order by id", [told.brand.id])).rows;
  const stored = async (token: string) => storageOf(house.config).get(placeOfFile(told.brand.id, token));
  return { ...told, send, files: kept, stored };
}

test("a photo goes along with a page without script, outlives another question's mistake, and is read with safe headers", async () => {
  const { api, app, boss, invite, get, send, hidden, files, kept, desk, stored } = await story();
  const link = await invite("photo");
  const page = await get(link);
  expect(page.body).toContain('enctype="multipart/form-data"');
  expect(Buffer.byteLength(page.body)).toBeLessThan(45_000);
  const wrong = await send(link, { ...hidden(page.body), what: "", _do: "next" }, [
    { field: "photo", name: "../..\\شکسته.png", bytes: photo },
  ]);
  expect([
    wrong.status,
    wrong.body.includes("<bdi>شکسته.png</bdi>"),
    wrong.body.includes("پاسخ این پرسش لازم است"),
  ]).toEqual([422, true, true]);
  // Opened again, on another device: it is still there.
  expect((await get(link)).body).toContain("شکسته.png");
  const done = await send(link, { ...hidden(wrong.body), what: "شکسته رسید", _do: "next" }, [
    { field: "photo", name: "", bytes: Buffer.alloc(0) },
  ]);
  expect(done.body).toContain("سپاس که وقت گذاشتید");
  const [file] = await files();
  expect((await kept())[0].answers).toEqual({ photo: [file.token], what: "شکسته رسید" });
  const { rows } = (await api.get("/responses?survey=photo")).body;
  const shown = (await api.get(`/responses/${rows[0].id}`)).body;
  expect(shown.files).toMatchObject([
    { name: "شکسته.png", question: "photo", content_type: "image/png", shown: true, state: null },
  ]);
  const url = `/api/v1/responses/${rows[0].id}/files/${file.token}`;
  expect((await app.inject({ url })).statusCode).toBe(401);
  const answer = await boss.ask(url);
  expect([answer.status, answer.headers["content-type"], Number(answer.headers["content-length"])]).toEqual([
    ...[200, "image/png", photo.length],
  ]);
  expect((await stored(file.token))?.equals(photo)).toBe(true);
  expect(answer.headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
  });
  expect((await desk.ask(`/api/v1/responses/${rows[0].id}/files/${"0".repeat(36)}`)).status).toBe(404);
  const { rows: facts } = await database.owner.query("select answers from survey_fact where response_id = $1", [
    rows[0].id,
  ]);
  expect(facts[0].answers).toEqual({ photo: ["attached"] });
});

test("what a file says of itself counts for nothing; too many, other kinds and nothing at all are told, and one can be removed", async () => {
  const { invite, get, send, hidden, files, stored } = await story();
  const link = await invite("photo");
  const fields = { ...hidden((await get(link)).body), what: "" };
  const attach = (name: string, bytes: Buffer) =>
    send(link, { ...fields, _do: "attach" }, [{ field: "photo", name, bytes }]);
  for (const [name, bytes] of [
    ["a.png", Buffer.from("<html><script>1</script>")],
    ["a.png", pdf],
    ["empty.png", Buffer.alloc(0)],
  ] as const) {
    const refused = await attach(name, bytes);
    expect([refused.status, refused.body.includes("این نوع فایل")]).toEqual([422, true]);
  }
  const huge = await attach("huge.png", Buffer.concat([photo, Buffer.alloc(10_000_001)]));
  expect([huge.status, huge.body.includes("بزرگ‌تر از اندازه")]).toEqual([422, true]);
  expect((await send(link, { ...fields, what: "x", _do: "next" })).body).toContain("پاسخ این پرسش لازم است");
  for (const name of ["one.png", "two.png"]) expect((await attach(name, photo)).status).toBe(200);
  const third = await attach("three.png", photo);
  expect([third.status, third.body.includes("اول یکی را بردارید"), (await files()).length]).toEqual([422, true, 2]);
  const [first, second] = await files();
  const left = await send(link, { ...fields, _do: `drop:${first.token}` });
  expect([left.body.includes("one.png"), left.body.includes("two.png")]).toEqual([false, true]);
  await workOff(house, database.owner);
  expect([await stored(first.token), (await stored(second.token))?.equals(photo)]).toEqual([null, true]);
  const part = await send(
    link,
    { _seen: "", _asked: "photo", _do: "attach" },
    [{ field: "photo", name: "<b>.png", bytes: photo }],
    true,
  );
  expect(part.body).toMatch(/^<ul>/);
  expect(part.body).toContain("&lt;b&gt;.png");
});

test("one visitor cannot attach without end, nobody removes another's file, and a survey without such a question takes none", async () => {
  const { invite, survey, send, files } = await story();
  const [mine, other] = [await invite("photo"), await invite("photo")];
  const fields = { _seen: "", _asked: "photo", _do: "attach" };
  expect((await send(mine, fields, [{ field: "photo", name: "a.png", bytes: photo }])).status).toBe(200);
  const [{ token }] = await files();
  await send(other, { ...fields, _do: `drop:${token}` });
  expect(await files()).toHaveLength(1);
  let last = 200;
  for (let nth = 0; nth < 30; nth++)
    last = (await send(mine, fields, [{ field: "photo", name: "a.txt", bytes: pdf }])).status;
  expect(last).toBe(429);
  const plain = await survey("nps");
  expect((await send(await invite(plain), fields, [{ field: "photo", name: "a.png", bytes: photo }])).status).toBe(400);
});

test("files go with their person, and unclaimed ones after their time; an anonymous survey's belong to nobody", async () => {
  const { api, invite, get, send, hidden, files, customer, stored } = await story();
  const link = await invite("photo");
  await send(link, { ...hidden((await get(link)).body), what: "پیوست", _do: "next" }, [
    { field: "photo", name: "a.png", bytes: photo },
  ]);
  const [{ token, identity_id: identity }] = await files();
  expect(identity).not.toBeNull();
  await api.post(`/customers/${customer}/erasure`, {});
  await workOff(house, database.owner);
  expect([await files(), await stored(token)]).toEqual([[], null]);
  const silent = await story({ anonymous: true });
  await silent.send(
    await silent.invite("photo"),
    { _key: "a-key-of-a-page", _seen: "", _asked: "photo", _do: "attach" },
    [{ field: "photo", name: "a.png", bytes: photo }],
  );
  expect(await silent.files()).toMatchObject([{ identity_id: null, response_key: "open:a-key-of-a-page" }]);
  await forgetUnclaimed(house);
  expect(await silent.files()).toHaveLength(1);
  const { clock } = house;
  house.clock = () => new Date(clock().getTime() + 61 * 86_400_000);
  await forgetUnclaimed(house);
  house.clock = clock;
  expect(await silent.files()).toEqual([]);
});

test("a held file is given to nobody before it was checked, and an infected one never", async () => {
  const clamd = await fakeClamd();
  house.config = { ...house.config, scanner: clamd.place };
  const { api, invite, get, send, hidden, files, stored } = await story();
  const link = await invite("photo");
  await send(link, { ...hidden((await get(link)).body), what: "بد", _do: "next" }, [
    { field: "photo", name: "bad.png", bytes: Buffer.concat([photo, Buffer.from(eicar)]) },
    { field: "photo", name: "good.png", bytes: photo },
  ]);
  const [bad, good] = await files();
  const { id } = (await api.get("/responses?survey=photo")).body.rows[0];
  const ask = async (token: string) => (await api.get(`/responses/${id}/files/${token}`)).body?.code;
  expect([await ask(bad.token), await ask(good.token)]).toEqual(["file_being_checked", "file_being_checked"]);
  await workOff(house, database.owner);
  expect(await ask(bad.token)).toBe("file_infected");
  expect((await api.get(`/responses/${id}`)).body.files).toMatchObject([
    { state: "infected", shown: false },
    { state: null, shown: true },
  ]);
  expect(await stored(bad.token)).toBeNull();
  await clamd.stop();
  const { scanner: _gone, ...config } = house.config;
  house.config = config as typeof house.config;
});

test("a kiosk and those who tell of answers leave the question out", async () => {
  const { api, get, post, brand, kept } = await story();
  const page = await get(`/s/${brand.slug}/photo/kiosk`);
  expect([page.body.includes("عکس کالا"), page.body.includes("چه شده")]).toEqual([false, true]);
  const at = house.clock().toISOString();
  const waited = { _key: "a-key-of-the-device", _do: "kiosk", _at: at, _asked: "what", what: "خوب" };
  expect((await post(`/s/${brand.slug}/photo`, waited)).status).toBe(204);
  await api.post("/surveys/photo/responses", { answers: { what: "تلفنی" }, mode: "phone" });
  expect((await kept()).map(({ answers }) => answers)).toEqual([{ what: "خوب" }, { what: "تلفنی" }]);
  const made = await api.post("/surveys/photo/responses", { answers: { photo: ["made-up"] } });
  expect(made.body.fields).toMatchObject([{ path: "photo", code: "answer_not_asked" }]);
  expect((await api.get("/surveys/photo/file")).body.definition.sections[0].questions[0]).toMatchObject({
    type: "file",
    most: 2,
    kinds: ["pictures"],
  });
});
