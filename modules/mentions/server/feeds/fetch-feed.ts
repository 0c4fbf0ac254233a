import { Parser } from "htmlparser2";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { guardedFetch } from "../../../../platform/outgoing/index.ts";
import type { FeedProblemCode } from "../../contract.ts";
import { FeedProblem } from "./feed-problem.ts";

/** What a feed's server remembers us by: with it it can say that nothing is new. */
export type Known = { etag: string | null; lastModified: string | null };
export type Fetched = { unchanged: true } | ({ unchanged: false; body: string; address: string } & Known);

const mostBytes = 5_000_000;
const mostRedirects = 3;
const accept =
  "application/rss+xml, application/atom+xml, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1";

/**
 * Fetches a feed, with no transaction open: at most 5 MB, within fifteen seconds, from the open internet only. Redirects are followed three times,
 * each guarded like the first. Throws FeedProblem.
 */
export async function fetchFeed(house: House, address: string, known: Known): Promise<Fetched> {
  const fetch = guardedFetch({ allowPrivate: house.config.allowPrivate, most: mostBytes });
  const headers: Record<string, string> = { accept };
  if (known.etag) headers["if-none-match"] = known.etag;
  if (known.lastModified) headers["if-modified-since"] = known.lastModified;
  let url = address;
  for (let turn = 0; turn <= mostRedirects; turn++) {
    const answer = await fetch(url, { headers }).catch((error: unknown) => {
      throw new FeedProblem(problemOf(error));
    });
    if (answer.status === 304) return { unchanged: true };
    const next = answer.headers.get("location");
    if (answer.status >= 300 && answer.status < 400 && next && URL.canParse(next, url)) {
      url = new URL(next, url).href;
      continue;
    }
    if (!answer.ok) throw refused(answer);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const body = decode(bytes, answer.headers.get("content-type") ?? "");
    return {
      ...{ unchanged: false, body, address: url },
      ...{ etag: answer.headers.get("etag"), lastModified: answer.headers.get("last-modified") },
    };
  }
  throw new FeedProblem("too_many_redirects");
}

function problemOf(error: unknown): FeedProblemCode {
  if (error instanceof Refusal && error.code === "address_refused") return "address_refused";
  if (error instanceof Refusal && error.code === "too_large") return "too_large";
  return "unreachable";
}

function refused({ status, headers }: Response): FeedProblem {
  const wait = Number(headers.get("retry-after") ?? Number.NaN);
  const retryAfter = Number.isFinite(wait) && wait > 0 ? Math.min(wait, 86_400) : null;
  if (status === 410 || status === 404) return new FeedProblem("gone");
  if (status === 401 || status === 403) return new FeedProblem("not_allowed");
  if (status === 429) return new FeedProblem("too_often", retryAfter);
  return new FeedProblem("server_error", retryAfter);
}

/** Bytes as text: by what the server says, else by what the document says, else UTF-8. */
function decode(bytes: Uint8Array, contentType: string): string {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const named =
    /charset\s*=\s*"?([\w-]+)/i.exec(contentType)?.[1] ??
    /^[^<]*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1];
  for (const label of [named, "utf-8"]) {
    try {
      if (label) return new TextDecoder(label).decode(bytes);
    } catch {
      // A name that nobody knows: read it as most are written.
    }
  }
  return "";
}

/** The feed that a web page names in its head; null where it names none. */
export function feedOfPage(html: string, address: string): string | null {
  let found: string | null = null;
  const parser = new Parser({
    onopentag(name, { rel, type, href }) {
      if (found || name !== "link" || !href || !/\balternate\b/i.test(rel ?? "")) return;
      if (/^application\/(?:rss|atom)\+xml/i.test(type ?? "") && URL.canParse(href, address))
        found = new URL(href, address).href;
    },
  });
  parser.end(html.slice(0, 500_000));
  return found;
}
