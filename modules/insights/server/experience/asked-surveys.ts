import type { Context } from "../../../../platform/db/index.ts";
import { type NamedSurvey, namedSurvey, namedSurveys } from "../../../surveys/index.ts";

type Read = { all?: Promise<NamedSurvey[]>; one: Map<string, Promise<NamedSurvey>> };

/** What a transaction read already: the questions of a page speak of the same surveys. */
const read = new WeakMap<object, Read>();

function readIn(ctx: Context): Read {
  const known = read.get(ctx.db) ?? { one: new Map() };
  read.set(ctx.db, known);
  return known;
}

/** A survey by its key, read once in a transaction. Refuses `not_found`. */
export function askedSurvey(ctx: Context, key: string): Promise<NamedSurvey> {
  const { one } = readIn(ctx);
  const reading = one.get(key) ?? namedSurvey(ctx, key);
  one.set(key, reading);
  return reading;
}

/** All surveys that were ever live, read once in a transaction. */
export function askedSurveys(ctx: Context): Promise<NamedSurvey[]> {
  const known = readIn(ctx);
  known.all ??= namedSurveys(ctx);
  return known.all;
}
