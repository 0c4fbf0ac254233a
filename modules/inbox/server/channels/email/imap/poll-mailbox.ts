import type { FetchMessageObject, ImapFlow } from "imapflow";
import * as z from "zod";
import type { Reach } from "../../../../../../platform/outgoing/index.ts";
import type { Received } from "../../channel-adapter.ts";
import { parseMail, type Reading } from "../in/parse-mail.ts";
import { type MailboxSettings, withMailbox } from "./mailbox.ts";

/** How far a mailbox was read: the last UID of this UIDVALIDITY, and since when letters count at all. */
export const cursorShape = z.object({ validity: z.string(), uid: z.int().min(0), since: z.iso.datetime() });
export type MailboxCursor = z.infer<typeof cursorShape>;

/** What one poll brought. `more`: letters are still waiting, ask again at once. */
export type Polled = Received & { cursor: MailboxCursor; more: boolean };

/** One poll brings at most so many letters, and stops after so many bytes. */
export type PollBounds = { letters: number; bytes: number; largest: number };
const usual: PollBounds = { letters: 50, bytes: 40 * 1024 * 1024, largest: 60 * 1024 * 1024 };

type Waiting = { uid: number; size: number; received: Date };

function receivedAt({ internalDate }: FetchMessageObject, now: Date): Date {
  const date = internalDate ? new Date(internalDate) : now;
  return Number.isNaN(date.getTime()) || date > now ? now : date;
}

/** UIDs and sizes of what is waiting, oldest first, as many as one poll may bring. */
async function waiting(client: ImapFlow, uids: readonly number[], now: Date, bounds: PollBounds): Promise<Waiting[]> {
  const first = uids.slice(0, bounds.letters);
  if (first.length === 0) return [];
  const found: Waiting[] = [];
  for await (const each of client.fetch(first.join(","), { uid: true, size: true, internalDate: true }, { uid: true }))
    found.push({ uid: each.uid, size: each.size ?? 0, received: receivedAt(each, now) });
  found.sort((a, b) => a.uid - b.uid);
  let bytes = 0;
  const fitting = found.findIndex(({ size }) => {
    bytes += Math.min(size, bounds.largest);
    return bytes > bounds.bytes;
  });
  // One letter always, or the poll would never get past a large one.
  return fitting < 0 ? found : found.slice(0, Math.max(1, fitting));
}

async function newUids(client: ImapFlow, cursor: MailboxCursor, changed: boolean): Promise<number[]> {
  const query = changed ? { since: new Date(cursor.since) } : { uid: `${cursor.uid + 1}:*` };
  const found = (await client.search(query, { uid: true })) || [];
  // `n:*` always names the last letter, even below n.
  return [...found].filter((uid) => changed || uid > cursor.uid).sort((a, b) => a - b);
}

async function bring(
  client: ImapFlow,
  letter: Waiting,
  reading: Omit<Reading, "received">,
  largest: number,
  into: Received,
): Promise<void> {
  const source = letter.size > largest ? { start: 0, maxLength: largest } : true;
  const fetched = await client.fetchOne(String(letter.uid), { uid: true, source }, { uid: true });
  // Somebody may have moved it in the meantime.
  const raw = fetched ? fetched.source : undefined;
  if (!raw) return;
  const { incoming, report } = await parseMail(raw, { ...reading, received: letter.received });
  if (letter.size > largest) incoming.notes = [...(incoming.notes ?? []), { code: "letter_cut" }];
  into.messages.push(incoming);
  if (report) into.reports.push(report);
}

/**
 * Fetches what is new since `cursor`, oldest first and as much as one poll may bring; null begins with what comes from now on. When the
 * server has numbered its letters anew, everything since the mailbox was connected comes again: the caller knows each by its Message-ID.
 */
export async function pollMailbox(
  settings: MailboxSettings,
  cursor: unknown,
  { now, secretKey, own, reach }: { now: Date; secretKey: Buffer; own: readonly string[]; reach: Reach },
  bounds: PollBounds = usual,
): Promise<Polled> {
  const known = cursor === null || cursor === undefined ? null : cursorShape.parse(cursor);
  return withMailbox(settings, reach, async (client) => {
    const mailbox = await client.mailboxOpen(settings.imapFolder, { readOnly: !settings.markRead });
    const validity = String(mailbox.uidValidity);
    const next = Number(mailbox.uidNext);
    const received: Received = { messages: [], reports: [] };
    if (known === null)
      return { ...received, cursor: { validity, uid: Math.max(0, next - 1), since: now.toISOString() }, more: false };
    const changed = known.validity !== validity;
    const uids = await newUids(client, known, changed);
    const letters = await waiting(client, uids, now, bounds);
    for (const letter of letters) await bring(client, letter, { own, secretKey }, bounds.largest, received);
    const read = letters.map(({ uid }) => uid);
    if (settings.markRead && read.length > 0) await client.messageFlagsAdd(read.join(","), ["\\Seen"], { uid: true });
    // Letters that were gone before their size was asked count as read too.
    const asked = letters.length > 0 || uids.length === 0 ? read.at(-1) : uids.slice(0, bounds.letters).at(-1);
    const uid = asked ?? (changed ? Math.max(0, next - 1) : known.uid);
    return { ...received, cursor: { validity, uid, since: known.since }, more: uids.some((each) => each > uid) };
  });
}
