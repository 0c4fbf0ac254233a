import { expect, test } from "vitest";
import { plainMemory } from "../testing/plain-memory.ts";
import { openOutbox, type Unsent } from "./outbox.ts";

const unsent = (client_id: string, at = 1): Unsent => ({ client_id, at, text: client_id, files: [], url: "" });

test("messages leave in the order in which they were written, also on a clock that stands still", () => {
  const outbox = openOutbox(plainMemory());
  for (const id of ["one", "two", "three"]) outbox.add(unsent(id));
  expect(outbox.all().map(({ client_id }) => client_id)).toEqual(["one", "two", "three"]);
  expect(outbox.next()?.client_id).toBe("one");
  outbox.change("one", { taken: true });
  expect(outbox.next()?.client_id).toBe("two");
  outbox.change("two", { refused: 400 });
  expect(outbox.next()?.client_id).toBe("three");
  outbox.drop(({ client_id }) => client_id === "one");
  expect(outbox.all().map(({ client_id }) => client_id)).toEqual(["two", "three"]);
});

test("what was written is there for the next page, and a tab that wrote at the same moment loses nobody's", () => {
  const memory = plainMemory();
  openOutbox(memory).add(unsent("before"));
  const [one, other] = [openOutbox(memory), openOutbox(memory)];
  one.add(unsent("mine"));
  memory.write("chat.outbox", JSON.stringify([unsent("before"), unsent("theirs", 9)]));
  expect(one.all().map(({ client_id }) => client_id)).toEqual(["before", "mine", "theirs"]);
  one.add(unsent("last"));
  expect(other.all().map(({ client_id }) => client_id)).toEqual(["before", "mine", "theirs", "last"]);
});

test("a storage with nonsense in it is an empty one", () => {
  const memory = plainMemory();
  for (const nonsense of ["{", "7", '[null,{"a":1}]']) {
    memory.write("chat.outbox", nonsense);
    expect(openOutbox(memory).all()).toEqual([]);
  }
});
