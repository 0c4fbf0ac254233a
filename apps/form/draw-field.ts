import type { FormField } from "../../modules/inbox/contract.ts";
import { el } from "../widget/ground/element.ts";
import type { Words } from "./words.ts";

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
/** One field on the page: its row, what is written in, and a line for what is wrong. */
export type Drawn = { name: string; row: HTMLElement; input: Input; problem: HTMLElement };

const kinds: Partial<Record<FormField["is"], Record<string, string | number>>> = {
  name: { autocomplete: "name", maxlength: 120 },
  email: { type: "email", autocomplete: "email", dir: "ltr", maxlength: 320 },
  phone: { type: "tel", autocomplete: "tel", dir: "ltr", inputmode: "tel", maxlength: 60 },
  subject: { maxlength: 200 },
  order: { dir: "ltr", maxlength: 100 },
};

let drawn = 0;

/** Draws a field with its label and an empty line for what may be wrong. */
export function drawField(field: FormField, words: Words, language: "fa" | "en"): Drawn {
  const own = field.is === "own";
  const name = own ? `own_${field.key}` : field.is;
  const label = own ? field.label[language] || field.label.fa || field.label.en : words.fields[field.is];
  const id = `f${++drawn}`;
  const common = { id, name, "aria-describedby": `${id}p`, "aria-required": field.required ? "true" : null };
  const input = inputOf(field, common, words);
  const problem = el("p", { id: `${id}p`, class: "problem" });
  const isCheck = own && field.type === "checkbox";
  const text = el("label", { for: id, class: isCheck && "check" }, isCheck && input, label);
  if (!field.required && !isCheck) text.append(" ", el("small", {}, `(${words.optional})`));
  return { name, input, problem, row: el("div", { class: "field" }, text, !isCheck && input, problem) };
}

function inputOf(field: FormField, common: Record<string, string | null>, words: Words): Input {
  if (field.is === "message" || (field.is === "own" && field.type === "long"))
    return el("textarea", { ...common, rows: 5, maxlength: field.is === "message" ? 10_000 : 2000, dir: "auto" });
  if (field.is === "file") return el("input", { ...common, type: "file", multiple: true });
  if (field.is !== "own") return el("input", { ...common, ...kinds[field.is] });
  if (field.type === "checkbox") return el("input", { ...common, type: "checkbox", value: "yes" });
  if (field.type === "text") return el("input", { ...common, maxlength: 2000 });
  const choices = field.options.map((option) => el("option", { value: option }, option));
  return el("select", common, el("option", { value: "" }, words.choose), ...choices);
}
