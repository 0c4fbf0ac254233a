import { expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../platform/testing/index.ts";
import { inBrand } from "../../admin/testing.ts";
import { receiveMessage } from "../../inbox/index.ts";
import "../../inbox/testing.ts";
import { botApp, workOff } from "../testing/bot-app.ts";
import { reachesOwnerAlone } from "./answer/reaches-owner-alone.ts";

const database = await testDatabase();
const house = await testHouse(database);
const settle = () => workOff(house, database.owner);
const shop = await botApp(house);
const { post } = shop;
const newest = async () => (await shop.boss.ask("/api/v1/conversations?order=newest")).body.rows[0] as { id: number };

await post("/channels", { kind: "pigeon", name: "خط پیامک", settings: { loft: "بام" }, team: null });
await post("/orders", {
  external_id: "12045",
  source: "shop",
  customer_external_id: "c-1",
  customer_phone: "09121112233",
  ordered_at: new Date(Date.now() - 86_400_000).toISOString(),
  status: "shipped",
  currency: "IRR",
  lines: [{ product_external_id: "m-1", product_name: "لیوان سفالی آبی", quantity: 1, unit_price: 2_500_000 }],
});
await post("/customers", { source: "shop", external_id: "c-1", phone: "09121112233", name: "مینا" });

test("by SMS and e-mail the place where the answer lands is proof, unless others take part", async () => {
  const { body } = await shop.boss.ask("/api/v1/channels");
  const accountId = body.rows[0].id as number;
  const write = async (externalId: string) => {
    await inBrand(house, shop.brand, (ctx) =>
      receiveMessage(ctx, {
        ...{ source: `channel:${accountId}`, externalId, accountId, name: null, teamId: null, at: house.clock() },
        identities: [{ type: "phone", value: "+989121112233" }],
        ...{ channel: "sms", text: "سفارشم کجاست؟", ownThread: true },
      }),
    );
    await settle();
    await settle();
    const id = (await newest()).id;
    const { messages } = (await shop.desk.ask(`/api/v1/conversations/${id}/messages`)).body;
    return messages.findLast(({ author }: { author: string }) => author === "bot")?.text ?? "";
  };
  expect(await write("orders-1")).toMatch(/سفارش 12045/);
  // The pigeon of this test carries text messages alone, so of letters only the rule is asked.
  const letter = (shared: boolean) => reachesOwnerAlone("email", [{ shared: false }, { shared }]);
  expect([letter(false), letter(true)]).toEqual([true, false]);
  expect(["chat", "telegram", "form"].some((channel) => reachesOwnerAlone(channel, []))).toBe(false);
});

test("a hundred thousand characters are kept whole, thought about in part, and answered", async () => {
  const { body } = await shop.boss.ask("/api/v1/channels");
  const accountId = body.rows[0].id as number;
  const text = "چیزی ".repeat(20_000);
  await inBrand(house, shop.brand, (ctx) =>
    receiveMessage(ctx, {
      ...{
        source: `channel:${accountId}`,
        externalId: "long-1",
        accountId,
        name: null,
        teamId: null,
        at: house.clock(),
      },
      ...{ identities: [{ type: "phone", value: "+989350000001" }], channel: "sms", text, ownThread: true },
    }),
  );
  await settle();
  const { messages } = (await shop.desk.ask(`/api/v1/conversations/${(await newest()).id}/messages`)).body;
  expect(messages.map(({ author }: { author: string }) => author)).toContain("bot");
  const { rows } = await database.owner.query("select max(length(body))::int as most from message_text");
  expect(rows[0].most).toBe(text.length);
});
