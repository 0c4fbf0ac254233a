import type { Field, Mapping, ReadProblem, Rule, Taken } from "../../contract.ts";
import { fieldsOf } from "../../contract.ts";
import { cutAtList, manyOf, type Path, placeOf, readPath, valueAt } from "./json-path.ts";

/** What was found for a field: a plain text, nothing, or why it cannot be taken. */
export type Found = { text: string | null; problem: ReadProblem | null };
export type FoundFields = {
  plain: Map<string, Found>;
  /** One map for each line of an order. */
  lines: Map<string, Found>[];
  /** What is wrong with the paths of lines themselves. */
  linePaths: Map<string, ReadProblem>;
};

const mostLines = 2000;
const longestText = 100_000;
const nothing: Found = { text: null, problem: null };
const broken = (problem: ReadProblem): Found => ({ text: null, problem });

/** Looks up every mapped field of what was sent. Never throws. */
export function findFields(takes: Taken, mapping: Mapping, json: unknown): FoundFields {
  const plain = new Map<string, Found>();
  const fields = fieldsOf[takes];
  for (const field of fields) if (!field.line) plain.set(field.name, findPlain(mapping[field.name], json));
  return { plain, ...findLines(fields, mapping, json) };
}

function findPlain(rule: Rule | undefined, json: unknown): Found {
  if (rule?.constant) return { text: rule.constant, problem: null };
  if (!rule?.path) return nothing;
  const path = readPath(rule.path);
  if (!path) return broken("path_unreadable");
  if (manyOf(path) > 0) return broken("path_many");
  return textOf(valueAt(json, path));
}

function textOf(value: unknown): Found {
  if (value === undefined || value === null) return nothing;
  if (typeof value === "boolean" || typeof value === "number") return { text: String(value), problem: null };
  if (typeof value !== "string") return broken("not_plain");
  const text = value.replaceAll("\u0000", "").toWellFormed().trim();
  if (text.length > longestText) return broken("too_long");
  return { text: text === "" ? null : text, problem: null };
}

function findLines(fields: readonly Field[], mapping: Mapping, json: unknown): Omit<FoundFields, "plain"> {
  const linePaths = new Map<string, ReadProblem>();
  const rest = new Map<string, Path | { constant: string }>();
  let list: Path | null = null;
  for (const { name, line } of fields) {
    const rule = mapping[name];
    if (!line || !(rule?.path || rule?.constant)) continue;
    if (rule.constant) {
      rest.set(name, { constant: rule.constant });
      continue;
    }
    const path = readPath(rule.path!);
    const cut = path && manyOf(path) === 1 ? cutAtList(path) : null;
    if (!path || !cut) linePaths.set(name, path ? "path_many" : "path_unreadable");
    else if (list && placeOf(list) !== placeOf(cut.list)) linePaths.set(name, "lines_differ");
    else {
      list ??= cut.list;
      rest.set(name, cut.rest);
    }
  }
  const found = list ? valueAt(json, list) : [];
  const elements = Array.isArray(found) ? found : [];
  if (elements.length > mostLines) {
    for (const name of rest.keys()) linePaths.set(name, "too_many_lines");
    return { lines: [], linePaths };
  }
  const lines = elements.map(
    (element) =>
      new Map(
        [...rest].map(([name, how]): [string, Found] => [
          name,
          "constant" in how ? { text: how.constant, problem: null } : textOf(valueAt(element, how)),
        ]),
      ),
  );
  return { lines, linePaths };
}
