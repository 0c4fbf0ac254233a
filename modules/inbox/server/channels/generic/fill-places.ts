/** What stands at the places of a template. */
export type PlaceValues = { to: string; text: string; from: string; key: string; user: string; id: string };

const names = new Set(["to", "text", "from", "key", "user", "id"]);
const place = /\{([a-z]+)(:number)?\}/g;

/** The names of a template's places; null when one of them is unknown. Other braces are text. */
export function placesIn(template: string): string[] | null {
  const found = [...template.matchAll(place)].map(([, name]) => name!);
  return found.every((name) => names.has(name)) ? found : null;
}

/** Fills a template once: what a value brings with it is never a place again. `written` makes a value fit where it goes. */
export function fillPlaces(template: string, values: PlaceValues, written: (value: string) => string = String): string {
  return template.replace(place, (_whole, name: keyof PlaceValues) => written(values[name]));
}

/** An address: every value as one piece of it, so that it cannot leave its place. */
export function fillUrl(template: string, values: PlaceValues): string {
  return fillPlaces(template, values, encodeURIComponent);
}

/** A form or query: `to={to}&text={text}`. */
export function fillForm(template: string, values: PlaceValues): URLSearchParams {
  const filled = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(template)) filled.append(name, fillPlaces(value, values));
  return filled;
}

/** A JSON text: values are put into its strings after it was read, so that no value can end one. */
export function fillJson(template: string, values: PlaceValues): string {
  return JSON.stringify(fillNode(JSON.parse(template), values));
}

const onlyNumber = /^\{[a-z]+:number\}$/;

function fillNode(node: unknown, values: PlaceValues): unknown {
  if (typeof node === "string") {
    const filled = fillPlaces(node, values);
    return onlyNumber.test(node) && /^\d{1,15}$/.test(filled) ? Number(filled) : filled;
  }
  if (Array.isArray(node)) return node.map((part) => fillNode(part, values));
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(Object.entries(node).map(([name, part]) => [name, fillNode(part, values)]));
}
