import { Parser } from "htmlparser2";
import { FeedProblem } from "./feed-problem.ts";
import { textOfMarkup, tidy } from "./text-of-markup.ts";

/** One entry of a feed. `key` is its id, else its link, else what it says. */
export type FeedItem = {
  key: string;
  link: string | null;
  title: string;
  text: string;
  author: string | null;
  at: Date | null;
};
export type Feed = { title: string | null; items: FeedItem[] };

const mostItems = 500;
const longestField = 100_000;
const longestText = 20_000;
const deepest = 100;

/** The fields of entries by the names that RSS 2.0, RSS 1.0 and Atom give them, the better ones first. */
const names = {
  title: ["title"],
  text: ["content:encoded", "content", "description", "summary", "media:description"],
  author: ["dc:creator", "author>name", "author", "itunes:author"],
  at: ["pubdate", "published", "dc:date", "updated"],
  id: ["guid", "id"],
  link: ["link"],
} as const;
type Field = keyof typeof names;
const wanted = new Set<string>(Object.values(names).flat());

/**
 * Reads RSS 2.0, RSS 1.0 or Atom, forgiving what is broken: an entry that ends too early is taken as far as it goes. Document types are
 * not read, so entities of a feed's own are never put in: they stay as they are written. At most 500 entries. Throws FeedProblem
 * `not_a_feed` for anything else, and for what is nested deeper than feeds are.
 */
export function readFeed(xml: string, address: string): Feed {
  const reading = new Reading();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reading.open(name, attributes),
      ontext: (text) => reading.say(text),
      onclosetag: (name) => reading.close(name),
    },
    { xmlMode: true, decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  // In pieces, so that what is too deep or too long is left early.
  for (let at = 0; at < xml.length && !reading.full; at += 65_536) parser.write(xml.slice(at, at + 65_536));
  if (!reading.full) parser.end();
  if (!reading.isFeed) throw new FeedProblem("not_a_feed");
  const items = reading.entries.map((entry) => itemOf(entry, address)).filter((item) => item !== null);
  return { title: tidy(textOfMarkup(reading.title, 300)).replaceAll("\n", " ") || null, items };
}

type Entry = Map<string, string>;

class Reading {
  isFeed = false;
  title = "";
  readonly entries: Entry[] = [];
  readonly #path: string[] = [];
  #entry: Entry | null = null;
  get full(): boolean {
    return this.entries.length >= mostItems && this.#entry === null;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (this.#path.length >= deepest) throw new FeedProblem("not_a_feed");
    if (this.#path.length === 0) this.isFeed ||= name === "rss" || name === "feed" || name === "rdf:rdf";
    this.#path.push(name);
    if (!this.isFeed) return;
    if (name === "item" || (name === "entry" && this.#entry === null)) this.#begin();
    const { href, rel = "alternate" } = attributes;
    if (name === "link" && href && this.#entry && rel === "alternate") this.#entry.set("link", href);
  }
  #begin(): void {
    this.#entry = new Map();
    if (this.entries.length < mostItems) this.entries.push(this.#entry);
  }

  say(text: string): void {
    if (!this.isFeed) return;
    const at = this.#path.at(-1) ?? "";
    if (!this.#entry) {
      if (at === "title" && this.#path.length <= 3 && this.title.length < longestField) this.title += text;
      return;
    }
    const within = this.#path.at(-2) === "author" ? `author>${at}` : at;
    // Within an entry's own child only: the title of a picture is not its title. Markup inside a field is its text.
    const field = wanted.has(within) ? within : this.#path.findLast((name) => name === "content" || name === "summary");
    if (!field) return;
    const before = this.#entry.get(field) ?? "";
    if (before.length < longestField) this.#entry.set(field, before + text.slice(0, longestField - before.length));
  }

  close(name: string): void {
    const at = this.#path.lastIndexOf(name);
    if (at < 0) return;
    this.#path.length = at;
    if (name === "item" || name === "entry") this.#entry = null;
  }
}

function itemOf(entry: Entry, address: string): FeedItem | null {
  const field = (name: Field) => names[name].map((one) => entry.get(one)?.trim()).find(Boolean) ?? "";
  const title = textOfMarkup(field("title"), 1000).replaceAll("\n", " ");
  const text = textOfMarkup(field("text"), longestText);
  if (!title && !text) return null;
  const link = linkOf(field("link") || field("id"), address);
  const author = textOfMarkup(field("author"), 200).replaceAll("\n", " ");
  return {
    key: field("id") || link || `${title}\n${text}`,
    link,
    title,
    text,
    author: author || null,
    at: dateOf(field("at")),
  };
}

/** A web address, made whole by the feed's own; null for anything else, such as a script. */
function linkOf(text: string, address: string): string | null {
  if (!text || !URL.canParse(text, address) || /^(?:urn|tag):/i.test(text)) return null;
  const url = new URL(text, address);
  return /^https?:$/.test(url.protocol) && url.href.length <= 2000 ? url.href : null;
}

/** RFC 822 and ISO 8601 as the machine reads them; null for what is no date or no date of ours. */
function dateOf(text: string): Date | null {
  const at = new Date(text);
  return Number.isFinite(at.getTime()) && at.getUTCFullYear() >= 1990 && at.getUTCFullYear() < 2200 ? at : null;
}
