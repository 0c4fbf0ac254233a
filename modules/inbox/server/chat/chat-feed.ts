import type { House } from "../../../../platform/house/module.ts";
import type { ChatPage } from "../../contract.ts";
import { chatPage } from "./chat-page.ts";
import type { ConversationFollowing } from "./follow-conversations.ts";
import { asVisitor, type Visitor } from "./visitor.ts";

const heartbeat = 20_000;
const longest = 10 * 60_000;

type Page = Omit<ChatPage, "token">;

/**
 * Pages of a visitor's conversation as it changes, beginning with what changed after `revision`; null every twenty seconds in which nothing
 * did, as a sign of life. Ends after ten minutes, or when the visitor is gone.
 */
export async function* chatFeed(
  house: House,
  following: ConversationFollowing,
  visitor: Visitor,
  revision: number,
  gone: AbortSignal,
  { once = false, wait = heartbeat } = {},
): AsyncGenerator<Page | null> {
  const watch = following.begin(visitor.brandId);
  const end = Date.now() + longest;
  let seen: Page | null = null;
  let place = revision;
  try {
    while (!gone.aborted && !following.closed && Date.now() < end) {
      // Listening begins before reading, so that what is written in between is not missed.
      const waiting = new AbortController();
      const timer = setTimeout(() => waiting.abort(), wait);
      const watched = { conversationId: seen?.conversation ?? null, identityId: visitor.identityId };
      const changed = watch.changed(watched, AbortSignal.any([gone, waiting.signal]));
      const page = await asVisitor(house, visitor, (ctx) => chatPage(ctx, visitor, place), true);
      const isNews = seen === null ? place === 0 || differs(page, place) : isNewer(page, seen);
      seen = page;
      place = page.revision;
      if (isNews) {
        clearTimeout(timer);
        waiting.abort();
        yield page;
        if (once) return;
        continue;
      }
      if (page.conversation !== watched.conversationId) {
        // Only now it is known which one to listen to; what came in between is asked for first.
        clearTimeout(timer);
        waiting.abort();
        continue;
      }
      await changed;
      const silent = waiting.signal.aborted;
      clearTimeout(timer);
      if (silent && once) return;
      if (silent) yield null;
    }
  } finally {
    watch.stop();
  }
}

function differs(page: Page, revision: number): boolean {
  return page.revision !== revision || page.messages.length > 0;
}

function isNewer(page: Page, seen: Page): boolean {
  return (
    page.messages.length > 0 ||
    page.conversation !== seen.conversation ||
    page.typing !== seen.typing ||
    page.read_seq !== seen.read_seq ||
    page.ended !== seen.ended
  );
}
