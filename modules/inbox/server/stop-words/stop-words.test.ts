import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { system, withBrand } from "../../../../platform/db/index.ts";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { adviseChannel, mayContact } from "../../../customers/index.ts";
import { inboxApp, workOff } from "../../testing/inbox-app.ts";
import { takeIn } from "../channels/take-in.ts";
import { findReachEvidence } from "../reach-evidence.ts";

const database = await testDatabase();
let passed = 0;
const house = await testHouse(database, { clock: () => new Date(Date.now() + passed) });
const later = (seconds: number) => (passed += seconds * 1000);

async function line(which: "service" | "advertising") {
  const { boss, brand, desk } = await inboxApp(house);
  const settings = { apiKey: "0123456789", sender: "10004346", line: which, baseUrl: "http://127.0.0.1:9" };
  const account = (
    await boss.ask({ method: "POST", url: "/api/v1/channels", payload: { kind: "kavenegar", name: "خط", settings } })
  ).body;
  const phone = `+98912${String(Math.floor(Math.random() * 1e7)).padStart(7, "0")}`;
  let n = 0;
  const write = (text: string) =>
    takeIn(
      house,
      brand.id,
      { ...account, team_id: null },
      {
        messages: [
          { externalId: `m${++n}`, from: { type: "phone", value: phone }, name: null, at: house.clock(), text },
        ],
        reports: [],
      },
    );
  const list = async (view: string) => (await boss.ask(`/api/v1/conversations?view=${view}`)).body.rows;
  const ask = async (purpose: "marketing" | "service", from: string) =>
    withBrand(house.database.app, { brandId: brand.id, actor: system("test"), now: house.clock() }, async (ctx) => {
      const [row] = [...(await list("all")), ...(await list("resolved"))];
      const customerId = row.customer.id;
      const answer = await mayContact(ctx, {
        customerId,
        channel: "sms",
        purpose,
        address: phone,
        line: from,
        reply: true,
      });
      return answer.allowed || answer.reason;
    });
  return { boss, desk, brand, account, phone, write, list, ask };
}

test("«لغو۱۱» to an advertising line stops that line, opens nothing to answer, and «شروع» lifts it", async () => {
  const { boss, write, list, ask, phone } = await line("advertising");
  await write("لغو۱۱");
  expect(await list("all")).toEqual([]);
  const [row] = await list("resolved");
  expect(row).toMatchObject({ status: "resolved", waiting_since: null });
  expect([await ask("service", "10004346"), await ask("service", "3000")]).toEqual(["suppressed", true]);
  const { rows } = (await boss.ask("/api/v1/suppressions")).body;
  expect(rows).toMatchObject([
    { channel: "sms", address: phone, line: "10004346", reason: "stop_word", source: "customer" },
  ]);
  await write("لغو");
  expect((await boss.ask("/api/v1/suppressions")).body.rows).toHaveLength(1);
  expect(await ask("marketing", "3000")).toBe("refused");
  await write("شروع");
  expect(await ask("service", "10004346")).toBe(true);
  // Advertising waits for the brand's hours, and is refused no more.
  expect([true, "quiet_hours"]).toContain(await ask("marketing", "10004346"));
  const { messages } = (await boss.ask(`/api/v1/conversations/${row.id}/messages`)).body;
  expect(messages.flatMap(({ event }: { event: string | null }) => event ?? [])).toEqual([
    "contact_stopped",
    "contact_stopped",
    "contact_resumed",
  ]);
});

test("to a service line it ends offers alone, and «لغو همه» everything; a sentence is for people", async () => {
  const { write, list, ask } = await line("service");
  await write("انصراف");
  expect([await ask("marketing", "10004346"), await ask("service", "10004346")]).toEqual(["refused", true]);
  await write("سفارشم را لغو کنید");
  expect(await list("all")).toMatchObject([{ status: "open" }]);
  expect((await list("all"))[0].waiting_since).not.toBeNull();
  await write("لغو همه");
  expect(await ask("service", "10004346")).toBe("suppressed");
});

test("the advice of a channel knows how the customer answered before", async () => {
  const { visitor, desk, brand } = await inboxApp(house);
  const guest = await visitor();
  await guest.write("سلام");
  const [row] = (await desk.ask("/api/v1/conversations")).body.rows;
  const say = (text: string) =>
    desk.ask({
      method: "POST",
      url: `/api/v1/conversations/${row.id}/replies`,
      payload: { client_id: randomUUID(), text },
    });
  await say("یک");
  await say("دو");
  later(60);
  await guest.write("بله");
  await say("سه");
  later(2 * 86_400);
  await workOff(house, database.owner);
  const on = { brandId: brand.id, actor: system("test"), now: house.clock() };
  await withBrand(house.database.app, on, async (ctx) => {
    const { rows } = await database.owner.query("select identity_id from conversation where id = $1", [row.id]);
    expect(
      await findReachEvidence(ctx, { customerId: row.customer.id, identityIds: [Number(rows[0].identity_id)] }),
    ).toEqual([{ channel: "chat", sent: 2, answered: 1, medianAnswerSeconds: expect.closeTo(60, -1) }]);
    const [best] = await adviseChannel(ctx, { customerId: row.customer.id, purpose: "service", urgency: "any" });
    expect(best).toBeDefined();
  });
});
