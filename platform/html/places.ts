/** Where a gap of a template stands: in text, in a quoted attribute, in one that holds an address, or between attributes. */
export type Place = "text" | "attribute" | "address" | "tag";

/** What the reading is in; `name` is of the tag or attribute begun last. */
type Reading = { in: "text" | "tag" | "value" | "comment" | "raw"; tag: string; name: string; quote: string };

const addresses = new Set(["href", "src", "action", "formaction", "poster", "cite", "data"]);
const raw = new Set(["script", "style", "textarea", "title"]);

/** The place of each gap, in order. Throws for a gap where escaping would not keep it harmless. */
export function placesOf(parts: readonly string[]): Place[] {
  const places: Place[] = [];
  let reading: Reading = { in: "text", tag: "", name: "", quote: "" };
  for (const part of parts.slice(0, -1)) {
    for (let at = 0; at < part.length; ) {
      const step = stepFrom(reading, part.slice(at));
      reading = step.reading;
      at += step.length;
    }
    places.push(placeOf(reading, part));
  }
  return places;
}

function placeOf({ in: inside, tag, name }: Reading, before: string): Place {
  // `title` and `textarea` hold text in which entities are read; script and style do not.
  if (inside === "text" || (inside === "raw" && tag !== "script" && tag !== "style")) {
    if (/<[/!]?[\w-]*$/.test(before)) throw new Error(`a gap in the name of a tag: ${before}`);
    return "text";
  }
  if (inside === "tag" && /\s$/.test(before)) return "tag";
  if (inside === "value" && !name.startsWith("on") && name !== "style" && name !== "srcdoc") {
    return addresses.has(name) ? "address" : "attribute";
  }
  throw new Error(`a gap where nothing can be made safe, after: ${before.slice(-40)}`);
}

type Step = { reading: Reading; length: number };

/** Reads one thing (a tag's begin, an attribute, a character) and says what the reading is in then. */
function stepFrom(reading: Reading, text: string): Step {
  if (reading.in === "comment") return until("-->", reading, text);
  if (reading.in === "raw") return until(`</${reading.tag}>`, reading, text);
  if (reading.in === "value") {
    const end = text.indexOf(reading.quote);
    return end < 0 ? { reading, length: text.length } : { reading: { ...reading, in: "tag" }, length: end + 1 };
  }
  if (reading.in === "tag") return stepInTag(reading, text);
  if (text.startsWith("<!--")) return { reading: { ...reading, in: "comment" }, length: 4 };
  const tag = /^<\/?([a-z][\w-]*)/i.exec(text);
  if (!tag) return { reading, length: 1 };
  const name = text[1] === "/" ? "" : tag[1]!.toLowerCase();
  return { reading: { in: "tag", tag: name, name: "", quote: "" }, length: tag[0].length };
}

function stepInTag(reading: Reading, text: string): Step {
  if (text[0] === ">") return { reading: { ...reading, in: raw.has(reading.tag) ? "raw" : "text" }, length: 1 };
  const attribute = /^([\w:-]+)\s*=\s*(["'])/.exec(text);
  if (!attribute) return { reading, length: /^[\w:-]+|^./s.exec(text)![0].length };
  const [whole, name, quote] = attribute;
  return { reading: { ...reading, in: "value", name: name!.toLowerCase(), quote: quote! }, length: whole.length };
}

function until(end: string, reading: Reading, text: string): Step {
  const at = text.toLowerCase().indexOf(end);
  return at < 0 ? { reading, length: text.length } : { reading: { ...reading, in: "text" }, length: at + end.length };
}
