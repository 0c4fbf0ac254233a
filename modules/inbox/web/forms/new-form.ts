import type { ContactFormBody, FormField } from "../../contract.ts";

/** A form as it begins: who, where to answer, and what it is about. */
export function newForm(name: string, language: "fa" | "en"): ContactFormBody {
  return {
    name,
    team: null,
    settings: {
      on: true,
      language,
      colour: "#0e8f8a",
      title: name,
      intro: "",
      button: "",
      thanks: "",
      consent: "",
      domains: [],
      thanks_url: "",
      fields: [
        { is: "name", required: true },
        { is: "phone", required: true },
        { is: "email", required: false },
        { is: "message", required: true },
      ],
    },
  };
}

/** A question of one's own, under a name that no other has. */
export function ownField(fields: readonly FormField[]): FormField {
  const taken = new Set(fields.map((field) => (field.is === "own" ? field.key : "")));
  let at = 1;
  while (taken.has(`q${at}`)) at++;
  return { is: "own", key: `q${at}`, label: { fa: "", en: "" }, type: "text", options: [], required: false };
}

/** The list with one of it moved by a place; the same where it cannot. */
export function moved<Of>(list: readonly Of[], from: number, by: -1 | 1): Of[] {
  const to = from + by;
  if (to < 0 || to >= list.length) return [...list];
  const result = [...list];
  [result[from], result[to]] = [result[to] as Of, result[from] as Of];
  return result;
}
