import type { House } from "../../../../platform/house/module.ts";
import type { ChatPage } from "../../contract.ts";
import { chatPage } from "./chat-page.ts";
import type { ConversationFollowing } from "./follow-conversations.ts";
import { asVisitor, type Visitor } from "./visitor.ts";

const heartbeat = 20_000;
const longest = 10 * 60_000;
/** After so many signs of life without news it is read anyway: whose conversation it is may have changed without a word about it. */
const quietBeats = 6;

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
  const follower = following.begin(visitor.brandId, visitor.identityId);
  const end = Date.now() + longest;
  let seen: Page | null = null;
  let place = revision;
  try {
    while (!gone.aborted && !following.closed && Date.now() < end) {
      // Hearing begins before reading, so that what is written in between is not missed.
      follower.heard();
      const page = await asVisitor(house, visitor, (ctx) => chatPage(ctx, visitor, place), true);
      const isNews = seen === null ? place === 0 || differs(page, place) : isNewer(page, seen);
      // What came before it was known which one to listen to is looked at once more.
      follower.listenTo(page.conversation);
      seen = page;
      place = page.revision;
      if (isNews) yield page;
      if (isNews && once) return;
      // Nobody says so when somebody no longer types.
      for (let quiet = page.typing ? 1 : quietBeats; quiet > 0 && !(await follower.news(wait, gone)); quiet--) {
        if (once || gone.aborted || following.closed || Date.now() >= end) return;
        yield null;
      }
    }
  } finally {
    follower.stop();
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
