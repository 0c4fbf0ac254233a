import { expect, test } from "vitest";
import { dueLeft } from "./due-left.ts";

const due = { warn_at: "2026-11-26T09:48:00Z", due_at: "2026-11-26T10:00:00Z" };
const at = (time: string) => {
  const { count, unit, late, tone } = dueLeft(due, Date.parse(`2026-11-26T${time}Z`));
  return `${count} ${unit} ${late ? "late" : "left"} ${tone}`;
};

test("a promise is calm, then short, then over", () => {
  expect(at("09:00:00")).toBe("60 minutes left calm");
  expect(at("09:48:00")).toBe("12 minutes left warning");
  expect(at("09:59:50")).toBe("1 minutes left warning");
  expect(at("10:00:00")).toBe("1 minutes left warning");
  expect(at("10:05:00")).toBe("5 minutes late bad");
  expect(at("13:30:00")).toBe("3 hours late bad");
  expect(dueLeft(due, Date.parse("2026-11-23T09:00:00Z"))).toMatchObject({ count: 3, unit: "days", tone: "calm" });
});
