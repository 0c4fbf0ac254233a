import type { ShopProblem } from "../../contract.ts";
import type { WooCaller } from "./call-woo.ts";

export type Place = { place: number; lastNumber: number };
export type ListPage =
  | { ok: true; rows: unknown[]; next: Place; end: boolean; total: number | null; askedAt: Date }
  | { ok: false; problem: ShopProblem; after: number | null };

const perPage = 100;
const numberOf = (row: unknown) => Number((row as { id?: unknown } | null)?.id ?? 0);

/**
 * The next page of a list by number, each row once, also while rows are added and deleted: a page begins with the last row of the one
 * before. Where that is gone the list shrank, and the walk goes back until it stands on firm ground. Asks the shop; throws nothing.
 */
export async function nextPage(
  call: WooCaller,
  list: string,
  { place, lastNumber }: Place,
  how: { query?: Record<string, string | number>; now: Date },
): Promise<ListPage> {
  const offset = Math.max(0, place - 1);
  const query = { orderby: "id", order: "asc", per_page: perPage, offset, ...how.query };
  const answer = await call(list, { query });
  if (!answer.ok) return answer;
  if (!Array.isArray(answer.json)) return { ok: false, problem: "not_json", after: 300 };
  const found: unknown[] = answer.json;
  const at = { total: answer.total, askedAt: how.now };
  const shrank = offset > 0 && (found.length === 0 || numberOf(found[0]) > lastNumber);
  if (shrank) {
    return { ok: true, rows: [], next: { place: Math.max(0, place - perPage), lastNumber }, end: false, ...at };
  }
  const rows = found.filter((row) => numberOf(row) > lastNumber);
  const highest = rows.reduce<number>((most, row) => Math.max(most, numberOf(row)), lastNumber);
  const next = { place: offset + found.length, lastNumber: highest };
  return { ok: true, rows, next, end: found.length < perPage, ...at };
}
