import { expect, test } from "vitest";
import { system, withBrand } from "../../../../platform/db/index.ts";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { answers } from "../../../inbox/testing.ts";
import { askingApp } from "../../testing/asking-app.ts";
import { noteFailures } from "./note-failures.ts";

const database = await testDatabase();
const house = await testHouse(database);

test("invitations that could not be delivered asked nobody, however many were sent after them", async () => {
  const { api, survey, brand, customers, work, tend } = await askingApp(house, database.owner);
  const ids = await customers(5);
  const key = await survey("nps");
  const states = async () =>
    (
      await database.owner.query("select state, reason from survey_invitation where brand_id = $1 order by id", [
        brand.id,
      ])
    ).rows;
  for (const id of ids) {
    await api.post(`/surveys/${key}/waves`, { audience: { kind: "ids", ids: [id] }, channels: ["sms"] });
    await work();
  }
  await tend();
  const sent = { state: "sent", reason: null };
  expect(await states()).toEqual(ids.map(() => sent));
  answers.push(...ids.map(() => ({ state: "failed", code: "recipient_refused", again: null }) as const));
  await work();
  const on = { brandId: brand.id, actor: system("test"), now: house.clock() };
  const note = () => withBrand(house.database.app, on, (ctx) => noteFailures(ctx, { newest: 1, inTurns: 2 }));
  const noted = async () => (await states()).filter(({ state }) => state === "failed").length;
  await note();
  expect(await noted()).toBe(3);
  await note();
  await note();
  expect(await states()).toEqual(ids.map(() => ({ state: "failed", reason: "recipient_refused" })));
  const [wave] = (await api.get(`/surveys/${key}/waves`)).body.rows;
  expect(wave).toMatchObject({ sent: 0 });
});
