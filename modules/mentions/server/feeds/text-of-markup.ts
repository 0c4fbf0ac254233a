import { Parser } from "htmlparser2";

const silent = new Set(["script", "style", "template", "svg", "noscript", "head"]);
const lines = new Set(["p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "section", "article"]);

/** The words of a piece of HTML, at most `most` characters: what is no text is left out, paragraphs are lines. */
export function textOfMarkup(markup: string, most: number): string {
  let text = "";
  let hidden = 0;
  const parser = new Parser(
    {
      onopentagname(name) {
        if (silent.has(name)) hidden++;
        else if (lines.has(name)) text += "\n";
      },
      onclosetag(name) {
        if (silent.has(name)) hidden = Math.max(0, hidden - 1);
      },
      ontext(part) {
        if (hidden === 0 && text.length < most) text += part.slice(0, most - text.length);
      },
    },
    { decodeEntities: true },
  );
  // What a page can say in so many characters is enough of it.
  parser.end(markup.slice(0, most * 10));
  return tidy(text).slice(0, most);
}

/** Spaces in a row become one, and empty lines go. */
export function tidy(text: string): string {
  return text
    .split("\n")
    .map((line) => line.replace(/[^\S\n]+/g, " ").trim())
    .filter(Boolean)
    .join("\n");
}
