import { expect, test } from "vitest";
import type { MessageRow } from "../../contract.ts";
import { groupMessages } from "./group-messages.ts";

const row = (at: string, more: Partial<MessageRow> = {}) =>
  ({ kind: "message", author: "customer", user: null, withdrawn_at: null, at, ...more }) as MessageRow;
const look = (rows: MessageRow[]) =>
  groupMessages(rows, "Asia/Tehran").map(({ day, rows: of }) => [day, of.map(({ continued }) => continued)]);

test("a day begins at the brand's midnight, and what is said in one breath hangs together", () => {
  expect(
    look([
      row("2026-11-25T20:28:00Z"),
      row("2026-11-25T20:29:00Z"),
      row("2026-11-25T20:31:00Z"),
      row("2026-11-25T20:32:00Z", { author: "agent", user: { id: "u", name: "سارا" } }),
      row("2026-11-25T20:33:00Z", { author: "agent", user: { id: "u", name: "سارا" }, kind: "note" }),
      row("2026-11-25T20:50:00Z", { author: "agent", user: { id: "u", name: "سارا" }, kind: "note" }),
    ]),
  ).toEqual([
    ["2026-11-25", [false, true]],
    ["2026-11-26", [false, false, false, false]],
  ]);
});
