import type { House } from "../../../../platform/house/module.ts";
import type { FeedTrial } from "../../contract.ts";
import type { LiveTerm } from "../terms/live-terms.ts";
import { judgeTerm, spokenOf } from "../terms/match-terms.ts";
import { FeedProblem } from "./feed-problem.ts";
import { feedOfPage, fetchFeed } from "./fetch-feed.ts";
import { readFeed } from "./read-feed.ts";

const shown = 5;
const nothing = { title: null, items: [], count: 0, better: null };

/** Looks at an address once, with no transaction open: what a feed holds and what of it is listened for, or why it is none; of a page, the feed it names. */
export async function tryFeed(house: House, address: string, terms: readonly LiveTerm[]): Promise<FeedTrial> {
  try {
    const fetched = await fetchFeed(house, address, { etag: null, lastModified: null });
    if (fetched.unchanged) return { ...nothing, problem: "server_error" };
    const better = feedOfPage(fetched.body, fetched.address);
    if (better && !/^\s*<\?xml|^\s*<(?:rss|feed|rdf)/i.test(fetched.body))
      return { ...nothing, problem: "not_a_feed", better };
    const { title, items } = readFeed(fetched.body, fetched.address);
    return {
      ...{ problem: null, title, count: items.length, better: null },
      items: items.slice(0, shown).map((item) => {
        const spoken = spokenOf(`${item.title}\n${item.text}`);
        return {
          ...{ title: item.title, text: item.text.slice(0, 200), at: item.at?.toISOString() ?? null },
          matches: terms.some((term) => judgeTerm(spoken, term).found),
        };
      }),
    };
  } catch (error) {
    if (!(error instanceof FeedProblem)) throw error;
    return { ...nothing, problem: error.code };
  }
}
