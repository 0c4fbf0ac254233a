import { setTimeout as pause } from "node:timers/promises";
import type { ImapFlow } from "imapflow";
import type { Reach } from "../../../../../../platform/outgoing/index.ts";
import type { Watching } from "../../channel-adapter.ts";
import { type MailboxSettings, mailboxClient } from "./mailbox.ts";
import type { MailboxCursor } from "./poll-mailbox.ts";

const minute = 60_000;
/** Servers forget an idle connection after half an hour; many networks earlier. */
const freshIdle = 9 * minute;
const longestPause = 5 * minute;

type Told = "new" | "lost" | "stopped";

/** Waits within one connection. Its promise never rejects. */
async function listen(
  client: ImapFlow,
  settings: MailboxSettings,
  cursor: Pick<MailboxCursor, "validity" | "uid"> | null,
  { signal, listening }: Watching,
): Promise<Told> {
  const { promise, resolve } = Promise.withResolvers<Told>();
  const stop = () => resolve("stopped");
  signal.addEventListener("abort", stop, { once: true });
  client.on("close", () => resolve("lost"));
  client.on(
    "exists",
    ({ count, prevCount }: { count: number; prevCount: number }) => count > prevCount && resolve("new"),
  );
  try {
    await client.connect();
    const mailbox = await client.mailboxOpen(settings.imapFolder, { readOnly: true });
    const moved = cursor !== null && String(mailbox.uidValidity) !== cursor.validity;
    if (moved || (cursor !== null && Number(mailbox.uidNext) > cursor.uid + 1)) return "new";
    listening(client.capabilities.has("IDLE"));
    const idle = async () => {
      while (client.usable && !signal.aborted) await client.idle();
    };
    idle().then(
      () => resolve("lost"),
      () => resolve("lost"),
    );
    return await promise;
  } catch {
    return signal.aborted ? "stopped" : "lost";
  } finally {
    listening(false);
    signal.removeEventListener("abort", stop);
    client.close();
  }
}

/**
 * Waits until a mailbox has something that the cursor has not seen, and gives true; false once `signal` stops it. Connections that break
 * are made again, at first after a second, then ever more slowly up to five minutes: what arrived meanwhile is noticed on return.
 */
export async function watchMailbox(
  settings: MailboxSettings,
  cursor: Pick<MailboxCursor, "validity" | "uid"> | null,
  reach: Reach,
  watching: Watching,
  firstPause = 1_000,
): Promise<boolean> {
  const { signal } = watching;
  for (let wait = firstPause; !signal.aborted; wait = Math.min(longestPause, wait * 2)) {
    const began = performance.now();
    const client = await mailboxClient(settings, reach).catch(() => null);
    if (client) client.maxIdleTime = freshIdle;
    const told = client ? await listen(client, settings, cursor, watching) : "lost";
    if (told === "new") return true;
    if (told === "stopped") return false;
    if (performance.now() - began > minute) wait = firstPause;
    await pause(wait, undefined, { signal }).catch(() => {});
  }
  return false;
}
