/** Hears of tags and text, in order. Names come without their namespace's prefix; text and attributes as they are written. */
export type XmlListener = {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
};

/**
 * Cuts XML into tags and text as it arrives: enough for the parts of a workbook, not a validating parser. Entities are
 * left to `unescapeXml`; document types are refused by never being expanded.
 */
export class XmlScanner {
  #rest = "";
  readonly #listener: XmlListener;

  constructor(listener: XmlListener) {
    this.#listener = listener;
  }

  /** Characters that wait for the end of their tag. */
  get waiting(): number {
    return this.#rest.length;
  }

  push(chunk: string): void {
    const all = this.#rest + chunk;
    let at = 0;
    for (;;) {
      const open = all.indexOf("<", at);
      if (open === -1) break;
      if (open > at) this.#listener.text(all.slice(at, open));
      at = open;
      const end = this.#special(all, open) ?? this.#tag(all, open);
      if (end === -1) break;
      at = end;
    }
    this.#rest = all.slice(at);
  }

  /** Comments, instructions and CDATA: where they end, -1 when not yet here, undefined when this is a tag. */
  #special(all: string, open: number): number | undefined {
    const sign = all[open + 1];
    if (sign === undefined) return -1;
    if (sign === "?") return behind(all, "?>", open);
    if (sign !== "!") return undefined;
    if (all.startsWith("<!--", open)) return behind(all, "-->", open + 4);
    if (!all.startsWith("<![CDATA[", open)) return all.length - open < 9 ? -1 : behind(all, ">", open);
    const end = behind(all, "]]>", open);
    if (end !== -1) this.#listener.text(all.slice(open + 9, end - 3).replaceAll("&", "&amp;"));
    return end;
  }

  #tag(all: string, open: number): number {
    const close = tagEnd(all, open);
    if (close === -1) return -1;
    const closing = all[open + 1] === "/";
    const alone = all[close - 1] === "/";
    const inner = all.slice(open + (closing ? 2 : 1), alone ? close - 1 : close);
    const gap = inner.search(/\s/);
    const full = gap === -1 ? inner : inner.slice(0, gap);
    const name = full.slice(full.indexOf(":") + 1);
    if (!closing) this.#listener.open(name, gap === -1 ? "" : inner.slice(gap));
    if (closing || alone) this.#listener.close(name);
    return close + 1;
  }
}

function behind(all: string, sign: string, from: number): number {
  const at = all.indexOf(sign, from);
  return at === -1 ? -1 : at + sign.length;
}

/** The `>` that ends a tag; one inside a quoted attribute does not. */
function tagEnd(all: string, open: number): number {
  let close = all.indexOf(">", open);
  let quote = all.indexOf('"', open);
  while (quote !== -1 && close !== -1 && quote < close) {
    const second = all.indexOf('"', quote + 1);
    if (second === -1) return -1;
    if (second > close) close = all.indexOf(">", second);
    quote = all.indexOf('"', second + 1);
  }
  return close;
}

/** The value of one attribute, or undefined; the name as written, with its prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  const start = attributes.indexOf(` ${name}="`);
  if (start === -1) return undefined;
  const from = start + name.length + 3;
  return attributes.slice(from, attributes.indexOf('"', from));
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text with XML's entities and Excel's `_x000D_` escapes read, fit to be stored: NUL as ␀, half surrogates as �. */
export function unescapeXml(text: string): string {
  const escapes = text.includes("_x");
  if (!escapes && !text.includes("&")) return text;
  const plain = text.replace(/&(#x?[0-9a-f]{1,8}|\w{2,4});/gi, readEntity);
  const read = escapes ? plain.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => fromHex(hex)) : plain;
  return read.replaceAll("\0", "␀").toWellFormed();
}

function fromHex(hex: string): string {
  return String.fromCharCode(Number.parseInt(hex, 16));
}

function readEntity(whole: string, name: string): string {
  if (!name.startsWith("#")) return entities[name] ?? whole;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
