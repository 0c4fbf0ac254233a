import { html } from "../../../../platform/html/index.ts";
import { renderArticle } from "../../../knowledge/index.ts";
import type { TemplateBody } from "../../contract.ts";

/** Values by what a gap names; what is not among them is unknown. */
export type Values = Readonly<Record<string, string>>;
/** A template rendered once: HTML, with marks where gaps are. */
export type Rendered = { html: string; gaps: readonly Gap[] };
type Gap = { name: string; fallback: string };

const gapForm = /\{\{\s*([a-z][a-z0-9_.]*)\s*(?:\|([^{}]*))?\}\}/gi;
/** Private letters that nobody types: they are taken out of everything that was written. */
const marks = /[\ue000-\uf8ff]/g;
const [open, close] = ["\ue000", "\ue001"];

/** Renders the body of a template once for all its letters. */
export function renderBody({ body, language }: Pick<TemplateBody, "body" | "language">): Rendered {
  const gaps: Gap[] = [];
  const marked = body.replace(marks, "").replace(gapForm, (_, name: string, fallback = "") => {
    gaps.push({ name: name.toLowerCase(), fallback: fallback.trim() });
    return `${open}${gaps.length - 1}${close}`;
  });
  return { html: renderArticle(marked, language), gaps };
}

/**
 * The letter of one customer as HTML, and how many of its gaps are empty. Values are put in last and escaped, so that nothing in them is
 * HTML or Markdown; where nothing is known the fallback stands, or nothing, without the space before it.
 */
export function fillBody(rendered: Rendered, values: Values): { html: string; empty: number } {
  let empty = 0;
  const filled = rendered.html.replace(/( ?)\ue000(\d+)\ue001/g, (_, space: string, place: string) => {
    const { name, fallback } = rendered.gaps[Number(place)]!;
    const text = said(values, name) || fallback;
    if (text) return space + html`${text}`.text;
    empty++;
    return "";
  });
  return { html: filled, empty };
}

/** The gaps of a template that nothing is called, as it was written. */
export function unknownGaps(body: string, known: (name: string) => boolean): string[] {
  return [...body.matchAll(gapForm)].map(([, name]) => name!.toLowerCase()).filter((name) => !known(name));
}

function said(values: Values, name: string): string {
  return Object.hasOwn(values, name) ? values[name]!.replace(marks, "").trim() : "";
}
