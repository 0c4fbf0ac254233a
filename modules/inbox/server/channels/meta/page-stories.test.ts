import { expect, test } from "vitest";
import { desk, house, later } from "./testing/meta-desk.ts";

const hour = 3_600_000;

test("a comment is a conversation of its own under its post; answered for all, or to its writer once", async () => {
  const { hear, list, read, ways, reply, goOut, fake } = await desk("instagram");
  await hear("سلام، این را دارید؟");
  await hear("قیمت؟", { comment: {} });
  await hear("موجود شد؟", { comment: {} });
  const rows = await list();
  expect(rows).toHaveLength(2);
  const talk = rows.find(({ post }) => post === null)!;
  const open = rows.find(({ post }) => post !== null)!;
  expect(open.post!.url).toBe("https://www.instagram.com/p/media_77/");
  expect((await read(open.id)).map(({ text }) => text)).toEqual(["قیمت؟", "موجود شد؟"]);
  expect((await ways(open.id)).slice(0, 2)).toMatchObject([
    { way: "public", attachments: false, refused: null },
    { way: "private", refused: null },
  ]);
  expect((await ways(talk.id))[0]).toMatchObject({ way: null, window: { state: "open", templates: false } });
  await reply(open.id, { text: "دایرکت دادیم", way: "public" });
  await reply(open.id, { text: "قیمتش ۱۲۰ تومان است", way: "private" });
  expect(await reply(open.id, { text: "باز هم", way: "private" })).toMatchObject({
    body: { code: "private_done" },
  });
  await goOut();
  expect(fake.sent).toMatchObject([{ message: "دایرکت دادیم" }, { recipient: { comment_id: expect.any(String) } }]);
  expect((await ways(open.id))[1]).toMatchObject({ way: "private", refused: "private_done" });
  await hear("سلام دوباره");
  expect((await read(talk.id)).map(({ text }) => text)).toEqual(["سلام، این را دارید؟", "سلام دوباره"]);
});

test("what a colleague wrote with another program is an answer of the house; what Hamdel sent is not told twice", async () => {
  const { hear, list, read, reply, goOut, fake } = await desk("messenger");
  await hear("سلام");
  const [talk] = await list();
  const echo = { is_echo: true };
  await Promise.all([1, 2, 3].map(() => hear("", { update: { ...echo, mid: "m-phone", text: "از گوشی" } })));
  const told = async () => (await read(talk!.id)).filter(({ direction }) => direction === "out");
  expect(await told()).toMatchObject([
    { text: "از گوشی", author: "agent", delivery: "sent", meta: { elsewhere: true } },
  ]);
  expect((await list())[0]!.waiting_since).toBeNull();
  await reply(talk!.id, { text: "از همدل" });
  await goOut();
  await hear("", { update: { ...echo, mid: fake.sent[0]!["message_id"], text: "از همدل" } });
  // One of which nobody knows whether it went is known by its echo.
  fake.fault = { silent: true };
  await reply(talk!.id, { text: "گم‌شده" });
  await goOut();
  expect((await told()).map(({ delivery }) => delivery)).toEqual(["sent", "sent", "unknown"]);
  await hear("", { update: { ...echo, mid: "m-lost", text: "گم‌شده" } });
  expect((await told()).map(({ text, delivery }) => [text, delivery])).toEqual([
    ["از گوشی", "sent"],
    ["از همدل", "sent"],
    ["گم‌شده", "sent"],
  ]);
  await hear("", { update: { read: { watermark: house.clock().getTime() + 1000 } } });
  expect((await told()).map(({ delivery }) => delivery)).toEqual(["read", "read", "read"]);
});

test("on a page people may answer for a week, and nobody after it", async () => {
  const { hear, list, ways, reply, goOut, fake } = await desk("messenger");
  await hear("سلام");
  const [talk] = await list();
  later(30 * hour);
  expect((await ways(talk!.id))[0]).toMatchObject({ window: { state: "people" }, refused: null });
  await reply(talk!.id, { text: "ببخشید، دیر شد" });
  await goOut();
  expect(fake.sent).toMatchObject([{ tag: "HUMAN_AGENT" }]);
  later(140 * hour);
  expect((await ways(talk!.id))[0]).toMatchObject({ window: { state: "closed" }, refused: "window_closed" });
  expect(await reply(talk!.id, { text: "هنوز هستید؟" })).toMatchObject({ status: 409 });
});
