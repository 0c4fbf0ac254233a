import type { Outgoing } from "../../channel-adapter.ts";

type Pattern = NonNullable<Outgoing["pattern"]>;
type HeaderFile = { type: string; media: Record<string, unknown> } | null;
type Component = { type: string; sub_type?: string; index?: string; parameters: Record<string, unknown>[] };

/** Ours for a template: its name and its language, by which Meta tells two of the same name apart. */
export function templateName(name: string, language: string): string {
  return `${name}/${language}`;
}

/**
 * A template with its gaps filled. Gaps are named `1` or `name` in the body, `header:1` and `button:0` elsewhere; Meta names those that are
 * words and counts those that are numbers. A file goes into the header.
 */
export function templateOf({ template, tokens }: Pattern, file: HeaderFile): Record<string, unknown> {
  const [name = "", language = "fa"] = template.split("/");
  const entries = Object.entries(tokens).sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }));
  const inPlace = (place: string) =>
    entries.filter(([gap]) => (place ? gap.startsWith(`${place}:`) : !gap.includes(":")));
  const components: Component[] = [];
  const header = inPlace("header").map(([gap, text]) => parameter(gap.slice("header:".length), text));
  if (file) header.unshift({ type: file.type, [file.type]: file.media });
  if (header.length > 0) components.push({ type: "header", parameters: header });
  const body = inPlace("").map(([gap, text]) => parameter(gap, text));
  if (body.length > 0) components.push({ type: "body", parameters: body });
  for (const [gap, text] of inPlace("button"))
    components.push({
      type: "button",
      sub_type: "url",
      index: gap.slice("button:".length),
      parameters: [{ type: "text", text }],
    });
  return { name, language: { code: language }, ...(components.length > 0 && { components }) };
}

function parameter(gap: string, text: string): Record<string, unknown> {
  // Meta refuses breaks and long gaps within a value.
  const flat = text.replace(/[\n\r\t]+/g, " ").replace(/ {4,}/g, "   ");
  return { type: "text", ...(!/^\d+$/.test(gap) && { parameter_name: gap }), text: flat };
}
