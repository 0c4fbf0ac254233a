import type { Calls } from "../talk/calls.ts";
import { countUnread } from "../talk/unread.ts";
import type { Visit } from "../talk/visit.ts";

const pause = 20_000;

/** Looks now and then, while the page is seen, whether an earlier conversation has brought something. Ends with the signal. */
export function lookForUnread(calls: Calls, visit: Visit, told: (count: number) => void, ended: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  async function look(): Promise<void> {
    clearTimeout(timer);
    const token = visit.token();
    if (ended.aborted || document.visibilityState === "hidden" || !token || !visit.underWay()) return;
    const { conversation, seq, revision } = visit.seen();
    try {
      const page = await calls.changes(token, revision, 0);
      const moved = page.conversation !== conversation;
      const { messages } = moved && revision > 0 ? await calls.changes(token, 0, 0) : page;
      if (!ended.aborted) told(countUnread(messages, moved ? 0 : seq));
    } catch {
      // Next time. A token that is refused is renewed when the chat opens.
    }
    timer = setTimeout(look, pause);
  }
  document.addEventListener("visibilitychange", look);
  addEventListener("online", look);
  ended.addEventListener("abort", () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", look);
    removeEventListener("online", look);
  });
  void look();
}
