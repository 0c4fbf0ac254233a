import { expect, test } from "vitest";
import { openThread } from "../../../../apps/widget/talk/thread.ts";
import { system, withBrand } from "../../../../platform/db/index.ts";
import { testDatabase, testHouse } from "../../../../platform/testing/index.ts";
import { inboxApp } from "../../testing/inbox-app.ts";
import { holdConversation } from "../conversations/hold-conversation.ts";
import { writeMessage } from "../conversations/write-message.ts";

const database = await testDatabase();
const house = await testHouse(database);

test("a visitor who was away while more was said than goes at once gets all of it, once and in order", async () => {
  const { brand, visitor } = await inboxApp(house);
  const one = await visitor();
  await one.write("سلام");
  const first = await one.page();
  const thread = openThread();
  thread.merge(first, 0);
  await withBrand(house.database.app, { brandId: brand.id, actor: system("test"), now: house.clock() }, async (ctx) => {
    const held = await holdConversation(ctx, first.conversation);
    for (let n = 0; n < 450; n++)
      await writeMessage(ctx, held, {
        kind: "message",
        direction: "out",
        author: "agent",
        channel: "chat",
        delivery: "sent",
        at: ctx.now,
        text: `پیام ${n}`,
      });
  });
  for (let pages = 0; pages < 3; pages++) {
    const from = thread.revision;
    expect(thread.merge(await one.page(from), from)).toBe("merged");
  }
  const texts = thread.messages().map(({ text }) => text);
  expect(texts).toEqual(["سلام", ...Array.from({ length: 450 }, (_, n) => `پیام ${n}`)]);
});
