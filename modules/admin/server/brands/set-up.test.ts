import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { browser, testApp } from "../../testing.ts";
import { listBrands } from "./directory.ts";

const database = await testDatabase();
const house = await testHouse(database);
const app = await testApp(house);

const steps = (email: string) => ({
  method: "POST" as const,
  url: "/api/v1/set-up",
  payload: { brand: { name: "چای بهار" }, owner: { name: "سارا", email, password: "a long password" } },
});

test("of several who set up at once one becomes the owner and is signed in, the others are told so", async () => {
  expect((await browser(app).ask("/api/v1/me")).body).toMatchObject({ user: null, setUpNeeded: true, brands: [] });
  const browsers = [1, 2, 3].map(() => browser(app));
  const answers = await Promise.all(browsers.map((one, at) => one.ask(steps(`Sara${at}@example.com`))));
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
  expect(await listBrands(database.app.app)).toHaveLength(1);

  const first = answers.findIndex((answer) => answer.status === 201);
  const me = (await browsers[first]!.ask("/api/v1/me")).body;
  expect(me.setUpNeeded).toBe(false);
  expect(me.user).toMatchObject({ name: "سارا", email: `sara${first}@example.com` });
  expect(me.brands).toMatchObject([
    { slug: "chai-bhar", role: "owner", language: "fa", calendar: "jalali", currency: "IRR", moneyUnit: "toman" },
  ]);
  expect(me.brands[0].permissions).toContain("members.write");
});

test("the first brand starts with a working week and the year's official holidays", async () => {
  const [brand] = await listBrands(database.app.app);
  expect(brand!.workingWeek.thursday).toEqual([{ from: "09:00", to: "13:00" }]);
  expect(brand!.workingWeek.friday).toEqual([]);
  const nowruz = await database.owner.query(
    "select count(*) as n from holiday where title like '%نوروز%' and official",
  );
  expect(nowruz.rows[0].n).toBe(4);
});

test("a short password or a wrong address is named before anything is made", async () => {
  const { payload } = steps("not an address");
  const answer = await browser(app).ask({
    method: "POST",
    url: "/api/v1/set-up",
    payload: { ...payload, owner: { ...payload.owner, password: "short" } },
  });
  expect(answer.status).toBe(400);
  expect(answer.body.fields.map((field: { path: string }) => field.path).sort()).toEqual([
    "owner.email",
    "owner.password",
  ]);
});
