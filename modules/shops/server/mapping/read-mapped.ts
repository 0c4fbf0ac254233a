import type { Mapping, Previewed, ReadProblem, Taken } from "../../contract.ts";
import { fieldsOf } from "../../contract.ts";
import type { Happening, Thing } from "../record/things.ts";
import { findFields } from "./read-fields.ts";
import { Reader } from "./reader.ts";
import { thingOf } from "./things-of-fields.ts";

export type MappedReading = {
  takes: Taken;
  mapping: Mapping;
  /** The key of the source it comes from. */
  source: string;
  timeZone: string;
  /** Of the brand, where the program says none. */
  currency: string;
  /** When it came: what stands for the time of the change where none is said. */
  now: Date;
};
type Problem = { code: ReadProblem; field: string | null };
export type Mapped = { thing: Thing | Happening | null; problem: Problem | null; fields: Previewed["fields"] };

/** What a program sent, read by its mapping: the thing, or the first reason why it is none, and how each field was read. Never throws. */
export function readMapped(body: string, how: MappedReading): Mapped {
  let json: unknown;
  try {
    json = JSON.parse(body.replace(/^\uFEFF/, ""));
  } catch {
    return { thing: null, problem: { code: "not_json", field: null }, fields: [] };
  }
  const reader = new Reader(findFields(how.takes, how.mapping, json), how);
  const thing = thingOf(reader, how, body);
  const fields = reader.fields();
  const first = fields.find(({ problem }) => problem !== null);
  const missing = fieldsOf[how.takes].find(
    ({ name, required }) =>
      required && !fields.some(({ field, found, problem }) => field === name && (found || problem)),
  );
  const problem: Problem | null = first
    ? { code: first.problem!, field: first.field }
    : missing
      ? { code: missingCode(how, missing.name), field: missing.name }
      : "problem" in thing
        ? { code: thing.problem, field: null }
        : null;
  return { thing: problem || "problem" in thing ? null : thing, problem, fields };
}

/** A path that finds nothing is told apart from a field that nobody mapped. */
function missingCode({ mapping }: MappedReading, field: string): ReadProblem {
  return mapping[field]?.path ? "path_leads_nowhere" : "field_missing";
}
