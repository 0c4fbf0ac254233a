import { expect, test } from "vitest";
import type { ConversationPatch, ConversationRow } from "../../contract.ts";
import { inverseOf, patched } from "./patched.ts";

const now = Date.parse("2026-11-26T08:00:00Z");
const names = { nameOf: (id: string) => `name of ${id}`, teamOf: (id: number) => `team ${id}` };
const row: ConversationRow = {
  id: 1,
  revision: 4,
  status: "snoozed",
  channel: "sms",
  account: null,
  customer: { id: 9, name: "مریم", label: "مریم" },
  assignee: null,
  team: { id: 2, name: "team 2" },
  priority: 1,
  labels: ["مرجوعی"],
  opened_at: "2026-11-25T08:00:00Z",
  last_message_at: "2026-11-25T08:00:00Z",
  due: null,
  post: null,
  waiting_since: "2026-11-25T08:00:00Z",
  snoozed_until: "2026-11-27T08:00:00Z",
  resolved_at: null,
  spam: false,
  follow_up_at: null,
  unread: 0,
  last: null,
};
const changes: ConversationPatch[] = [
  { status: "resolved" },
  { assignee: "u1", team: null },
  { priority: 2, labels: ["فوری"] },
  { spam: true },
];

test.each(changes)("what leads back from %o restores what it changed", (change) => {
  const changed = patched(row, change, names);
  const back = patched(changed, inverseOf(row, change, now), names);
  expect({ ...back, waiting_since: row.waiting_since }).toEqual(row);
});

test("a snooze that is over meanwhile is not set again", () => {
  const later = Date.parse("2026-11-28T08:00:00Z");
  expect(inverseOf(row, { status: "resolved" }, later)).toEqual({ status: "open" });
  expect(inverseOf({ ...row, snoozed_until: null }, { status: "resolved" }, later)).toEqual({
    status: "snoozed",
    snoozed_until: null,
  });
});
