import type { Context } from "../../../platform/db/index.ts";

/** A value that can be sent as JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Shows the rows that entries of a subject speak of, such as orders, by their id. Ids that are gone are left out. */
export type SubjectReader = (ctx: Context, subjectIds: readonly number[]) => Promise<Map<number, Json>>;

const readers = new Map<string, SubjectReader>();

/** Lets a module say how timelines show what its entries speak of: `registerSubjectReader(["order", "order_shipped"], readOrders)`. */
export function registerSubjectReader(subjects: readonly string[], reader: SubjectReader): void {
  for (const subject of subjects) readers.set(subject, reader);
}

type Speaking = { subject: string; subject_id: number | null };

/** What each row speaks of, as its module shows it; null where there is nothing. One question per reader. */
export async function readSubjects(ctx: Context, rows: readonly Speaking[]): Promise<(Json | null)[]> {
  const wanted = new Map<SubjectReader, Set<number>>();
  for (const { subject, subject_id: id } of rows) {
    const reader = readers.get(subject);
    if (!reader || id === null) continue;
    const ids = wanted.get(reader) ?? new Set();
    wanted.set(reader, ids.add(id));
  }
  const shown = new Map<SubjectReader, Map<number, Json>>();
  for (const [reader, ids] of wanted) shown.set(reader, await reader(ctx, [...ids]));
  return rows.map(({ subject, subject_id: id }) => {
    const reader = readers.get(subject);
    return (reader && id !== null && shown.get(reader)?.get(id)) || null;
  });
}
