import { searchForm } from "../../../../platform/text/index.ts";

/** A text with `{{name}}` replaced by what is remembered under it; nothing where nothing is. What is put in is never read as a template again. */
export function fill(
  text: string,
  attributes: Readonly<Record<string, string>>,
  escaped: (value: string) => string = (value) => value,
): string {
  return text.replace(/\{\{\s*([a-z][a-z0-9_]{0,39})\s*\}\}/g, (_, name: string) =>
    Object.hasOwn(attributes, name) ? escaped(attributes[name]!) : "",
  );
}

/** What stands at `data.items.0.state` of an answer, as a text; null where there is none or it is no plain value. */
export function findAt(json: unknown, path: string): string | null {
  let at: unknown = json;
  for (const part of path.split(".").filter(Boolean)) {
    if (at === null || typeof at !== "object" || !Object.hasOwn(at, part)) return null;
    at = (at as Record<string, unknown>)[part];
  }
  return ["string", "number", "boolean"].includes(typeof at) ? String(at).slice(0, 500) : null;
}

/** The form in which two short texts are the same: folded, without marks at their ends and doubled spaces. */
export function foldedForm(text: string): string {
  return searchForm(text.slice(0, 500))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
