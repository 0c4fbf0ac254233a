import fc from "fast-check";
import { expect, test } from "vitest";
import { beginFake } from "../testing/fake-conversation.ts";
import { openThread } from "./thread.ts";

test("pages in any order, repeated or missed, end in exactly what the server has", () => {
  const deed = fc.constantFrom("reply", "read", "withdraw", "type");
  const story = fc.array(fc.record({ deed, heard: fc.boolean(), twice: fc.boolean() }), { maxLength: 30 });
  fc.assert(
    fc.property(story, (steps) => {
      const server = beginFake("t");
      const thread = openThread();
      const hear = (after: number) => {
        const page = server.page(after);
        if (thread.merge(page, after) === "again") thread.merge(server.page(thread.revision), thread.revision);
      };
      server.take("client-1", "سلام", []);
      let told = 0;
      for (const step of steps) {
        if (step.deed === "reply") server.reply("بله");
        else if (step.deed === "read") server.read();
        else if (step.deed === "withdraw") server.withdraw(1);
        else server.type("سارا");
        // Another tab listens from where it stood; this one may miss what it says.
        if (step.heard) hear(told);
        if (step.twice) hear(told);
        told = server.page(0).revision;
      }
      hear(thread.revision);
      expect(thread.messages().map(({ conversation: _, ...said }) => said)).toEqual(server.page(0).messages);
      expect(thread.revision).toBe(server.page(0).revision);
    }),
  );
});

test("another conversation counts from the start and is asked for whole; what was said before stays", () => {
  const server = beginFake("t");
  const thread = openThread();
  server.take("client-1", "یک", []);
  server.read();
  server.end();
  expect(thread.merge(server.page(0), 0)).toBe("merged");
  expect(thread.ended).toBe(true);
  const { revision } = thread;
  server.take("client-2", "دو", []);
  expect(thread.merge(server.page(revision), revision)).toBe("again");
  expect(thread.merge(server.page(thread.revision), thread.revision)).toBe("merged");
  expect(thread.messages().map(({ text }) => text)).toEqual(["یک", "", "دو"]);
  expect(thread.ended).toBe(false);
});

test("a server that went back to a backup is believed", () => {
  const thread = openThread();
  const before = beginFake("t");
  before.take("client-1", "یک", []);
  const kept = before.page(0);
  before.reply("بله");
  thread.merge(before.page(0), 0);
  expect(thread.merge({ ...kept, messages: [] }, thread.revision)).toBe("again");
  expect(thread.merge(kept, thread.revision)).toBe("merged");
  expect(thread.messages().map(({ text }) => text)).toEqual(["یک"]);
});

test("unread is what the brand said after the last message seen", () => {
  const server = beginFake("t");
  const thread = openThread();
  server.take("client-1", "یک", []);
  server.reply("دو");
  server.reply("سه");
  server.put({ from: "system", event: "assigned" });
  thread.merge(server.page(0), 0);
  expect([thread.unread(0), thread.unread(2), thread.unread(3)]).toEqual([2, 1, 0]);
});
