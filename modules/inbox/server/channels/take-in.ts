import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { eraseRaw, sourceId, storeRaw } from "../../../intake/index.ts";
import { type KeptFile, keepFile, saveAttachment, shelfOf } from "../attachments/attachments.ts";
import { continueHere } from "../chat/continue-elsewhere.ts";
import { saveReport } from "../delivery/save-outcome.ts";
import { saveSeen } from "../delivery/save-seen.ts";
import { receiveMessage } from "../receive/receive-message.ts";
import { type OwnWord, receiveOwn } from "../receive/receive-own.ts";
import { hearContactChange } from "../stop-words/hear-contact-change.ts";
import { hearStopWord, stopWordIn } from "../stop-words/hear-stop-word.ts";
import type { ChannelFile, Incoming, Received } from "./channel-adapter.ts";
import { isAnswer, isGeneral, normaliseSubject } from "./email/threading/subject.ts";
import { hearGroups } from "./groups/overhearing.ts";
import { channelOf } from "./registry.ts";

type Account = {
  id: number;
  kind: string;
  name: string;
  team_id: number | null;
  settings: Readonly<Record<string, unknown>>;
};
type Coming = { message: Incoming; files: KeptFile[]; refused: string[] };

/** The source under which an account's ids are unique. */
export function sourceOf(accountId: number): string {
  return `channel:${accountId}`;
}

/**
 * Takes in what a provider brought: files are fetched and kept first, with no transaction open; then each message in one of its own, so
 * that one that cannot be taken in holds nothing back. Throws when one failed for a reason that may pass: the provider, or the poll, comes
 * again, and those that were taken in are repeats then.
 */
export async function takeIn(
  house: House,
  brandId: number,
  account: Account,
  { messages, reports, changes = [], seen = [], overheard = [] }: Received,
): Promise<void> {
  const on = { brandId, actor: system("channel"), now: house.clock() };
  const inBrand = <T>(work: (ctx: Context) => Promise<T>) => withBrand(house.database.app, on, work);
  const failures: unknown[] = [];
  for (const message of messages) {
    const coming = await fetchFiles(house, brandId, message);
    await inBrand((ctx) => takeInOne(ctx, account, coming)).catch((error) => failures.push(error));
  }
  for (const report of reports) {
    await inBrand((ctx) => saveReport(ctx, account.id, report)).catch((error) => failures.push(error));
  }
  for (const one of seen) {
    await inBrand((ctx) => saveSeen(ctx, account.id, one)).catch((error) => failures.push(error));
  }
  for (const change of changes) {
    await inBrand((ctx) => hearContactChange(ctx, account, change)).catch((error) => failures.push(error));
  }
  await hearGroups(house, brandId, account, overheard).catch((error) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, "not everything was taken in");
}

/** Files that cannot be had or are not taken are named in the message: nothing is lost in silence. */
async function fetchFiles(house: House, brandId: number, message: Incoming): Promise<Coming> {
  const coming: Coming = { message, files: [], refused: [] };
  for (const file of message.files ?? []) {
    const kept = await keepOne(house, brandId, file);
    if (kept) coming.files.push(kept);
    else coming.refused.push(file.name);
  }
  return coming;
}

async function keepOne(house: House, brandId: number, file: ChannelFile): Promise<KeptFile | null> {
  try {
    return await keepFile(shelfOf(house, brandId), file.name, await file.open(), file.contentType);
  } catch (error) {
    house.log.warn({ err: error, size: file.size }, "a file of a message was not taken");
    return null;
  }
}

async function takeInOne(ctx: Context, account: Account, { message, files, refused }: Coming): Promise<void> {
  const { continuation: code, from, name, externalId } = message;
  if (code && (await continueHere(ctx, account, { code, from, name, externalId, source: sourceOf(account.id) })))
    return;
  const attachmentIds: number[] = [];
  for (const file of files) attachmentIds.push((await saveAttachment(ctx, file)).id);
  if (message.own) return receiveOwn(ctx, ownWord(account, message, attachmentIds));
  const raw = message.raw
    ? await storeRaw(ctx, {
        sourceId: await sourceId(ctx, sourceOf(account.id)),
        contentType: "message/rfc822",
        body: message.raw,
      })
    : null;
  const text = message.fresh ?? message.text;
  const stopWord = stopWordIn(account, channelOf(account.kind), text);
  const receipt = await receiveMessage(ctx, {
    source: sourceOf(account.id),
    externalId: message.externalId,
    identities: [message.from, ...(message.also ?? [])],
    name: message.name,
    channel: channelOf(account.kind),
    accountId: account.id,
    teamId: account.team_id,
    at: new Date(Math.min(message.at.getTime(), ctx.now.getTime())),
    text,
    html: message.html ?? null,
    meta: {
      ...subjectOf(message),
      // What a letter quotes is folded away on screen, and kept.
      ...(message.fresh !== undefined && message.fresh !== message.text && { quoted: message.text }),
      ...(message.notes?.length && { notes: message.notes }),
      ...(refused.length > 0 && { refused_files: refused }),
      ...(message.shared && { shared: true }),
      ...(message.automatic && { automatic: true }),
      ...(message.post && { comment: { id: message.post.comment } }),
    },
    attachmentIds,
    conversationId: message.thread?.conversationId,
    replyTo: message.thread?.replyTo,
    pressed: message.pressed ?? false,
    calendarAnswer: message.calendarAnswer,
    ...threadBySubject(message),
    post: postOf(message),
    byMachine: stopWord !== null || (message.automatic ?? message.asksNothing ?? false),
  });
  if (stopWord && receipt.result === "received") {
    const { conversationId, identityId } = receipt;
    await hearStopWord(ctx, account, stopWord, { conversationId, identityId, address: message.from.value });
  }
  if (raw !== null && receipt.result !== "received") await eraseRaw(ctx, [raw]);
}

/** What we wrote with another program, as the inbox keeps it. */
function ownWord(account: Account, message: Incoming, attachmentIds: number[]): OwnWord {
  const { externalId, from: to, name, at, text, thread, post } = message;
  const { id: accountId, kind } = account;
  const said = {
    externalId,
    to,
    name,
    at,
    text,
    attachmentIds,
    replyTo: thread?.replyTo,
    isPublic: post !== undefined,
  };
  return { source: sourceOf(accountId), channel: channelOf(kind), accountId, ...said };
}

function postOf({ post }: Incoming) {
  return post && { id: post.id, url: post.url, text: post.text };
}

/** The subject as it was written, and in the form in which answers are told. */
function subjectOf({ subject }: Incoming): { subject?: string; subject_key?: string } {
  return subject ? { subject, subject_key: normaliseSubject(subject) } : {};
}

/** A letter about something of its own begins a conversation of its own; one about the same thing goes on where that was spoken of. */
function threadBySubject({ subject }: Incoming): { subjectKey?: string; ownThread?: boolean } {
  if (!subject || isGeneral(subject)) return {};
  return { subjectKey: normaliseSubject(subject), ownThread: !isAnswer(subject) };
}
