import { expect, test } from "vitest";
import type { CustomerRow } from "../../contract.ts";
import { undoOf } from "./undo-bulk.ts";

const row = (id: number, tags: string[], owner_id: string | null = null) =>
  ({ id, tags, owner_id, attributes: {} }) as unknown as CustomerRow;

test("taking a tag back spares those who had it before", () => {
  const before = [row(1, ["vip"]), row(2, []), row(3, ["new"])];
  expect(undoOf({ kind: "tag", tags: ["vip", "new"] }, before)).toEqual([
    { change: { kind: "untag", tags: ["vip"] }, selection: { ids: [2, 3] } },
    { change: { kind: "untag", tags: ["new"] }, selection: { ids: [1, 2] } },
  ]);
});

test("a removed tag comes back to those who had it", () => {
  expect(undoOf({ kind: "untag", tags: ["vip"] }, [row(1, ["vip"]), row(2, [])])).toEqual([
    { change: { kind: "tag", tags: ["vip"] }, selection: { ids: [1] } },
  ]);
});

test("each customer gets its former owner back", () => {
  const before = [row(1, [], "sara"), row(2, []), row(3, [], "sara")];
  expect(undoOf({ kind: "owner", owner_id: "ali" }, before)).toEqual([
    { change: { kind: "owner", owner_id: "sara" }, selection: { ids: [1, 3] } },
    { change: { kind: "owner", owner_id: null }, selection: { ids: [2] } },
  ]);
});

test("an attribute that objects have by nature is empty where a customer has none", () => {
  const before = [row(1, []), row(2, [])];
  expect(undoOf({ kind: "attribute", key: "constructor", value: "سازنده" }, before)).toEqual([
    { change: { kind: "attribute", key: "constructor", value: null }, selection: { ids: [1, 2] } },
  ]);
});
