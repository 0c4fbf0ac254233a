/** Under what an erased person may stand in what arrived: identifiers as texts, and the numbers that shops know them by. */
export type PersonTexts = { mentions: readonly string[]; customerNumbers?: readonly string[] };

// What people write between the digits of a phone number; no-break spaces and the half-space are among it.
const between = String.raw`(?:[ ()./_\t-]|\\302\\240|\\342\\200\\2\d\d){0,3}`;

/**
 * A regular expression (PostgreSQL's, without regard to case) that finds a person in bytes written by `encode(…, 'escape')`: phone numbers
 * in Latin, Persian and Arabic digits with anything usual between them, other identifiers as they are, both also with JSON's `\u`; a
 * number of the shop as the JSON value of `customer_external_id`, or where `anyNumber` says so of whatever ends with `external_id`. Texts shorter than five characters are left out:
 * they would match anybody. Null where nothing is left.
 */
export function mentionPattern({ mentions, customerNumbers = [] }: PersonTexts, anyNumber: boolean): string | null {
  const key = anyNumber ? "external_id" : "customer_external_id";
  const texts = [...new Set(mentions)].filter((text) => text.length >= 5);
  const phones = new Set(texts.filter((text) => /^\+?\d{10,}$/.test(text)).map((text) => text.slice(-10)));
  const others = texts.filter((text) => !/^\+?\d{10,}$/.test(text));
  const numbers = [...new Set(customerNumbers)].map((number) => {
    const written = literal(number);
    return String.raw`${key}"\s*:\s*(?:"${written}"|${written}(?![\d.]))`;
  });
  const all = [...[...phones].map((phone) => [...phone].map(digit).join(between)), ...others.map(literal), ...numbers];
  return all.length === 0 ? null : all.join("|");
}

function digit(latin: string): string {
  const at = Number(latin);
  const [persian, arabic] = [String.fromCodePoint(0x6f0 + at), String.fromCodePoint(0x660 + at)];
  return `(?:${latin}|${literal(persian)}|${literal(arabic)})`;
}

function literal(text: string): string {
  return [...text].map(character).join("");
}

/** One character as its bytes, or where it is not ASCII as JSON's `\u` too. */
function character(one: string): string {
  const escaped = [...Buffer.from(one)].map((byte) => String.raw`\\${byte.toString(8)}`).join("");
  if (one.codePointAt(0)! > 127) return `(?:${escaped}|${inJson(one)})`;
  // A backslash is written twice there; JSON writes it, and quotes, with one more.
  if (one === "\\") return String.raw`\\{2,4}`;
  return one.replace(/[^\w\s]/, String.raw`\$&`);
}

function inJson(one: string): string {
  return Array.from({ length: one.length }, (_, at) => {
    const unit = one.charCodeAt(at).toString(16).padStart(4, "0");
    return String.raw`\\\\u${unit}`;
  }).join("");
}
