import { expect, test } from "vitest";
import { byDue } from "./by-due.ts";

test("today ends at the brand's midnight, and what has passed is overdue", () => {
  const due = ["2026-11-26T07:59:00Z", "2026-11-26T20:29:00Z", "2026-11-26T20:30:00Z"];
  const groups = byDue(
    due.map((due_at) => ({ due_at })),
    new Date("2026-11-26T08:00:00Z"),
    "Asia/Tehran",
  );
  expect(Object.values(groups).map((rows) => rows.map(({ due_at }: { due_at: string }) => due_at))).toEqual(
    due.map((one) => [one]),
  );
});
