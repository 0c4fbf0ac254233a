import { attributeOf, type BulkChange, type CustomerRow } from "../../contract.ts";

type Deed = { change: BulkChange; selection: { ids: number[] } };

/** What takes a change to these rows back, knowing how each was before: only what the change gave or took. */
export function undoOf(change: BulkChange, before: readonly CustomerRow[]): Deed[] {
  if (change.kind === "tag" || change.kind === "untag") {
    const had = change.kind === "untag";
    const kind = had ? "tag" : "untag";
    return change.tags.flatMap((tag) => {
      const changed = before.filter((row) => row.tags.includes(tag) === had);
      return toThese({ kind, tags: [tag] }, changed);
    });
  }
  if (change.kind === "owner") {
    const owners = Map.groupBy(before, (row) => row.owner_id);
    return [...owners].flatMap(([owner_id, rows]) => toThese({ kind: "owner", owner_id }, rows));
  }
  const { key } = change;
  const values = Map.groupBy(before, (row) => attributeOf(row.attributes, key) ?? null);
  return [...values].flatMap(([value, rows]) => toThese({ kind: "attribute", key, value }, rows));
}

function toThese(change: BulkChange, rows: readonly CustomerRow[]): Deed[] {
  return rows.length > 0 ? [{ change, selection: { ids: rows.map(({ id }) => id) } }] : [];
}
