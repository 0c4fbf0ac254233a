import fc from "fast-check";
import { expect, test } from "vitest";
import type { MessageRow } from "../../contract.ts";
import { beginThread, isOutdated, mergeChanges, mergeOlder, type Thread } from "./merge-messages.ts";

const row = (id: number, revision: number, text = ""): MessageRow => ({
  id,
  seq: id,
  revision,
  kind: "message",
  direction: "in",
  author: "customer",
  user: null,
  channel: "chat",
  event: null,
  at: "2026-11-26T00:00:00.000Z",
  text,
  html: null,
  meta: {},
  attachments: [],
  client_id: null,
  delivery: null,
  delivery_problem: null,
  send_after: null,
  withdrawn_at: null,
});
const page = (revision: number, messages: MessageRow[], more = false, epoch = 0) => ({
  revision,
  conversation: 1,
  epoch,
  messages,
  more,
});
const ids = (thread: Thread) => thread.messages.map(({ id }) => id);

test("a message that is told twice stands once, in its newer form, and a late page takes nothing back", () => {
  const begun = beginThread(page(3, [row(1, 1), row(2, 3, "queued")]));
  const newer = mergeChanges(begun, page(5, [row(2, 5, "sent"), row(3, 4)]));
  const late = mergeChanges(newer, page(4, [row(2, 3, "queued"), row(3, 4)]));
  expect(ids(late)).toEqual([1, 2, 3]);
  expect(late.messages[1]?.text).toBe("sent");
  expect(late.revision).toBe(5);
});

test("older pages go before, and a change of a message that was not loaded yet leaves no hole", () => {
  const begun = beginThread(page(9, [row(5, 5), row(6, 6)], true));
  expect(ids(mergeChanges(begun, page(10, [row(2, 10)])))).toEqual([5, 6]);
  const whole = mergeOlder(begun, page(10, [row(1, 1), row(2, 10), row(3, 3), row(4, 4)]));
  expect(ids(whole)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(whole).toMatchObject({ older: false, revision: 9 });
});

test("once messages have got other places, older pages of before are not put in", () => {
  const begun = beginThread(page(9, [row(5, 5)], true));
  const after = page(20, [row(14, 14)], false, 10);
  expect(isOutdated(begun, after)).toBe(true);
  expect(mergeOlder(begun, after)).toBe(begun);
});

// A log of changes, each page told in any order and any number of times: the end is the same.
test("whatever the order in which pages arrive, nothing is lost and nothing is there twice", () => {
  const change = fc.record({ id: fc.integer({ min: 1, max: 12 }), after: fc.nat(30) });
  fc.assert(
    fc.property(
      fc.array(change, { minLength: 1, maxLength: 30 }),
      fc.array(fc.nat(29), { maxLength: 40 }),
      (log, order) => {
        const last = log.length;
        const rows = log.map(({ id }, at) => row(id, at + 1, String(at)));
        const since = (after: number) => page(last, newest(rows.filter(({ revision }) => revision > after)));
        const asked = [...order.map((at) => at % last), 0];
        const thread = asked.reduce((before, after) => mergeChanges(before, since(after)), beginThread(page(0, [])));
        expect(thread.messages).toEqual(newest(rows));
        expect(thread.revision).toBe(last);
      },
    ),
  );
});

function newest(rows: MessageRow[]): MessageRow[] {
  return [...new Map(rows.map((one) => [one.id, one])).values()].sort((a, b) => a.seq - b.seq);
}
