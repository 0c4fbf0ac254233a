import { type Place, placesOf } from "./places.ts";

/** Finished HTML: only `html` makes it, so whatever stands in it was written by us or escaped. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

/** An attribute without a value, there or not: only between the attributes of a tag. */
class Flag {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a gap; nothing is shown for null, undefined and false. */
export type Filling = Html | Flag | string | number | null | undefined | false | readonly Filling[];

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const known = new WeakMap<TemplateStringsArray, Place[]>();

/**
 * HTML with everything in its gaps escaped, except what is HTML already. A gap may stand in text or between the quotes of an
 * attribute; in `href`, `action` and their like only addresses of the web, mail, phone and our own are let through. A gap anywhere
 * else (script, style, a name, an event) throws when the template is first used.
 */
export function html(parts: TemplateStringsArray, ...fillings: Filling[]): Html {
  let places = known.get(parts);
  if (!places) {
    places = placesOf(parts);
    known.set(parts, places);
  }
  let text = parts[0]!;
  for (const [at, filling] of fillings.entries()) text += fill(filling, places[at]!) + parts[at + 1]!;
  return new Html(text);
}

/** `checked`, `selected`, `disabled`: an attribute that is there when `on` holds. */
export function flag(name: "checked" | "disabled" | "multiple" | "selected", on: boolean): Filling {
  return new Flag(on ? name : "");
}

/** A text as it stands in HTML, between tags or quotes. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character]!);
}

function fill(filling: Filling, place: Place): string {
  if (filling === null || filling === undefined || filling === false) return "";
  if (Array.isArray(filling)) return filling.map((one: Filling) => fill(one, place)).join("");
  if (filling instanceof Flag !== (place === "tag")) throw new Error("between attributes only a flag may stand");
  if (filling instanceof Flag) return filling.text;
  if (filling instanceof Html) {
    if (place !== "text") throw new Error("HTML cannot stand in an attribute");
    return filling.text;
  }
  const text = String(filling);
  return escaped(place === "address" ? safeAddress(text) : text);
}

/** An address that runs nothing: of the web, mail, phone, a point on the map, or within this site. Any other becomes `#`. */
function safeAddress(text: string): string {
  const harmless = /^(https?:\/\/|mailto:|tel:|geo:-?\d|\/(?![/\\])|[?#])/i.test(text);
  return harmless && !/[\p{Cc}\s]/u.test(text) ? text : "#";
}
