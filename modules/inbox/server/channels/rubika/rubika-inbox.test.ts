import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { testDatabase, testHouse } from "../../../../../platform/testing/index.ts";
import { inboxApp, workOff } from "../../../testing/inbox-app.ts";
import { fakeRubika, rubikaAccount } from "../fakes/fake-rubika.ts";
import { startFake } from "../fakes/fake-server.ts";

const database = await testDatabase();
const base = await testHouse(database);
const house = { ...base, config: { ...base.config, allowPrivate: ["127.0.0.1"] } };
const fake = await startFake(fakeRubika());
afterAll(() => fake.close());
const { chat: from, token } = rubikaAccount;

/** A brand with a Rubika bot that is called in, and what a customer does there. */
async function withBot() {
  const inbox = await inboxApp(house);
  const settings = { token, baseUrl: fake.url, by: "webhook" };
  const payload = { kind: "rubika", name: "بازو", settings };
  const { id, hook_path } = (await inbox.boss.ask({ method: "POST", url: "/api/v1/channels", payload })).body;
  const does = async (more: object, text = "سلام") => {
    const [call] = await fake.hear({ from, text, ...more });
    const { headers, body } = call!;
    const said = await inbox.app.inject({ method: "POST", url: hook_path, headers, payload: body });
    expect(said.statusCode).toBe(200);
  };
  const talks = async () =>
    (await inbox.desk.ask("/api/v1/conversations")).body.rows as { id: number; channel: string }[];
  const thread = async (conversation: number) =>
    (await inbox.desk.ask(`/api/v1/conversations/${conversation}/messages`)).body.messages as {
      event: string | null;
      text: string;
    }[];
  return { ...inbox, account: id as number, does, talks, thread };
}

test("who stopped the bot is not written to and the conversation says so, until they come back", async () => {
  const { does, talks, thread, desk } = await withBot();
  await does({});
  const [talk] = await talks();
  const stop = { update: { type: "StoppedBot", new_message: undefined } };
  await does(stop);
  await does(stop);
  const channels = async () => (await desk.ask(`/api/v1/conversations/${talk!.id}/channels`)).body.rows;
  expect(await channels()).toMatchObject([{ channel: "rubika", refused: "suppressed" }]);
  await does({ update: { type: "StartedBot", new_message: undefined } });
  expect(await channels()).toMatchObject([{ channel: "rubika", refused: null }]);
  const events = (await thread(talk!.id)).flatMap(({ event }) => (event?.startsWith("channel_") ? [event] : []));
  expect(events).toEqual(["channel_left", "channel_resumed"]);
});

test("somebody of whom nothing is known who starts or stops begins no conversation", async () => {
  const { does, talks } = await withBot();
  for (const type of ["StartedBot", "StoppedBot"]) await does({ update: { type, new_message: undefined } });
  expect(await talks()).toEqual([]);
});

test("a visitor of the site's chat goes on in Rubika, in the same conversation", async () => {
  const { does, talks, thread, visitor, account } = await withBot();
  const guest = await visitor();
  await guest.write("سلام، یک پرسش دارم");
  const { url } = (await guest.ask("POST", "/continuations", { account })).body as { url: string };
  const start_id = new URL(url).searchParams.get("start_id");
  await does({ message: { aux_data: { start_id } } }, "/start");
  await does({}, "ادامه می‌دهم");
  const found = await talks();
  expect(found).toMatchObject([{ channel: "rubika" }]);
  expect((await thread(found[0]!.id)).map(({ text }) => text)).toContain("ادامه می‌دهم");
  await workOff(house, database.owner);
  expect(fake.sent.at(-1)).toMatchObject({ chat_id: from, text: expect.stringContaining("ادامه پیدا می‌کند") });
});

test("a press under an answer of ours is a message of the customer, once", async () => {
  const { does, talks, thread, desk } = await withBot();
  await does({});
  const [talk] = await talks();
  const payload = { client_id: randomUUID(), text: "رسید؟" };
  await desk.ask({ method: "POST", url: `/api/v1/conversations/${talk!.id}/replies`, payload });
  const press = { inline: { message_id: "7000001", aux_data: { button_id: "بله، رسید" } } };
  await does(press, "");
  await does(press, "");
  expect((await thread(talk!.id)).filter(({ text }) => text === "بله، رسید")).toHaveLength(1);
});
