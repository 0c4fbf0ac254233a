import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { usualWeek } from "../../../admin/contract.ts";
import { botApp, workOff } from "../../testing/bot-app.ts";

const database = await testDatabase();
// A Tuesday, 14:30 in Tehran when the story begins.
const ahead = Date.parse("2026-11-24T11:00:00Z") - Date.now();
const house = await testHouse(database, { clock: () => new Date(Date.now() + ahead) });
const shop = await botApp(house);
const { post, put } = shop;

async function ask(text: string): Promise<string> {
  const guest = await shop.visitor();
  await guest.write(text);
  await workOff(house, database.owner);
  return (await guest.heard()).at(-1)!.text;
}

const place = {
  ...{ kind: "own", address: "خیابان زند، پلاک ۱۲", phone: "071-32330000", hours: usualWeek },
  ...{ open_on_holidays: false, latitude: 29.62, longitude: 52.53 },
};

test("where a brand has no branches, the question goes on to what else is known", async () => {
  expect(await ask("شعبهٔ شیراز کجاست؟")).not.toMatch(/شعبه یا نمایندگی/);
});

test("the bot tells where a branch is and until when it is open, in the words people use", async () => {
  const { body } = await post("/branches", { ...place, name: "شعبهٔ زند", city: "شیراز" });
  await post("/branches", { ...place, name: "نمایندگی جردن", city: "تهران", kind: "dealer", address: "جردن" });
  await post("/branches", { ...place, name: "شعبهٔ هفت‌تیر", city: "تهران", address: "هفت تیر" });
  for (const text of ["شعبهٔ شیراز کجاست؟ تا کی باز است؟", "شیرازتون تا کی بازه", "shobe shiraz kojast"]) {
    const said = await ask(text);
    expect(said).toMatch(/خیابان زند، پلاک ۱۲/);
    expect(said).toMatch(/الان باز است، تا ساعت ۱۷:۰۰/);
    expect(said).toMatch(/شنبه تا چهارشنبه ۹ تا ۱۷، پنجشنبه ۹ تا ۱۳، جمعه تعطیل/);
    expect(said).not.toMatch(/جردن/);
    expect(said).toMatch(/\/branches\//);
  }
  expect(await ask("یزد هم شعبه دارین؟")).toMatch(/در یزد شعبه یا نمایندگی نداریم.*تهران، شیراز/);
  expect(await ask("شعبه‌هاتون کجاست؟")).toMatch(/۳ شعبه و نمایندگی.*تهران، شیراز/);
  expect(await ask("آدرس شعبه هفت تیر")).toMatch(/هفت تیر/);
  expect(await ask("Where is your branch in Shiraz?")).toMatch(/Open now, until 17:00/);
  await put(`/branches/${body.id}/switch`, { on: false });
  expect(await ask("شعبهٔ شیراز کجاست؟")).toMatch(/در شیراز شعبه یا نمایندگی نداریم/);
});
