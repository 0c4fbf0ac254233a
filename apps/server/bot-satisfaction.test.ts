import { expect, test } from "vitest";
import { inBrand } from "../../modules/admin/testing.ts";
import { botApp, workOff } from "../../modules/bot/testing/bot-app.ts";
import { findConversation } from "../../modules/inbox/index.ts";
import { makeSurvey, openSurvey, publishSurvey, submitResponse } from "../../modules/surveys/index.ts";
import "../../modules/surveys/module.ts";
import { testDatabase, testHouse } from "../../platform/testing/index.ts";

const database = await testDatabase();
const house = await testHouse(database);
const shop = await botApp(house);
const settle = () => workOff(house, database.owner);

async function asked(text: string): Promise<number> {
  const guest = await shop.visitor();
  await guest.write(text);
  await settle();
  return (await shop.boss.ask("/api/v1/conversations?order=newest")).body.rows[0].id;
}

const answered = (conversationId: number, satisfied: number, survey = "after") =>
  inBrand(house, shop.brand, async (ctx) => {
    const { identity_id: identityId, customer_id: customerId } = await findConversation(ctx, conversationId);
    await submitResponse(ctx, {
      ...{ survey: await openSurvey(ctx, { key: survey }), key: `${survey}-${conversationId}-${satisfied}` },
      ...{ answers: { satisfied }, mode: "chat", identityId, customerId, invitationId: null, conversationId },
      ...{ language: "fa", startedAt: null, answeredAt: ctx.now, isTest: false, strict: false, rewrites: false },
      ...{ channel: "chat", touchpoint: null, partnerId: null, productId: null, agent: null },
    });
  });

test("what customers say of conversations stands apart: answered by the bot alone, by a person, or by nobody yet", async () => {
  await inBrand(house, shop.brand, async (ctx) => {
    await makeSurvey(ctx, { key: "after", name: "پس از گفتگو", template: "csat" });
    await publishSurvey(ctx, "after");
    await makeSurvey(ctx, { key: "nobody", name: "بی‌نام", template: "csat", settings: { anonymous: true } });
    await publishSurvey(ctx, "nobody");
  });
  const day = house.clock().toISOString().slice(0, 10);
  const days = { from: `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`, to: `${Number(day.slice(0, 4)) + 1}-01-01` };
  const said = async () =>
    (await shop.boss.ask(`/api/v1/bot/numbers?from=${days.from}&to=${days.to}`)).body.satisfaction;
  const none = { answers: 0, satisfied: 0 };
  expect(await said()).toEqual({ bot: none, people: none });

  const alone = await asked("هزینه ارسال چقدره");
  const byPerson = await asked("میخوام با اپراتور حرف بزنم");
  const waiting = await asked("وصلم کنید به اپراتور");
  const reply = { client_id: "reply-by-agent-1", text: "من هستم" };
  await shop.desk.ask({ method: "POST", url: `/api/v1/conversations/${byPerson}/replies`, payload: reply });
  await answered(alone, 5);
  await answered(byPerson, 3);
  await answered(waiting, 1);
  await answered(alone, 1, "nobody");
  expect(await said()).toEqual({ bot: { answers: 1, satisfied: 1 }, people: { answers: 1, satisfied: 0 } });
});
