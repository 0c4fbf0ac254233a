import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { type StorageSettings, storageOf } from "../../../../platform/storage/index.ts";
import type { AttachmentRow } from "../../contract.ts";
import type { ChannelFile } from "../channels/channel-adapter.ts";
import { visibleTo } from "../people/visible-to.ts";
import { enqueueScan } from "./enqueue-scan.ts";
import { isShown, typeOf } from "./file-types.ts";

/** The largest file that is taken. */
export const mostBytes = 25 * 1024 * 1024;

/** Where a brand's files lie, and whether they are checked before they are given out. */
export type Shelf = StorageSettings & { scanner: string | undefined; brandId: number };

/** The shelf of a brand. */
export function shelfOf({ config }: Pick<House, "config">, brandId: number): Shelf {
  const { dataDir, s3, allowPrivate, scanner } = config;
  return { dataDir, ...(s3 && { s3 }), allowPrivate, scanner, brandId };
}

/** A file that was kept, before anything speaks of it. `held`: nobody gets it before it was checked. */
export type KeptFile = { name: string; contentType: string; size: number; sha256: Buffer; held: boolean };

/** The name under which a file is stored; apart for each brand, so that one can forget what another keeps. */
export function placeOf(brandId: number, sha256: Buffer): string {
  const hex = sha256.toString("hex");
  return `attachments/${brandId}/${hex.slice(0, 2)}/${hex}`;
}

/**
 * Keeps a file under its SHA-256, judged by its bytes. Call it outside of transactions, before `saveAttachment`. Refuses `too_large`,
 * `file_type_refused` and `storage_away`.
 */
export async function keepFile(shelf: Shelf, name: string, bytes: Buffer, said = ""): Promise<KeptFile> {
  if (bytes.length > mostBytes) throw new Refusal("too_large");
  const contentType = typeOf(bytes, name, said);
  if (contentType === null) throw new Refusal("file_type_refused", { values: { name } });
  const sha256 = createHash("sha256").update(bytes).digest();
  await storageOf(shelf).put(placeOf(shelf.brandId, sha256), bytes);
  return { name: safeName(name), contentType, size: bytes.length, sha256, held: shelf.scanner !== undefined };
}

/** A name without folders and control characters, at most 200 letters. */
export function safeName(name: string): string {
  const plain = name
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "")
    .split(/[/\\]/)
    .at(-1)!
    .trim();
  return plain.slice(-200) || "file";
}

/** Notes a kept file, for a message to come. `conversationId` says in which conversation alone it may be used. */
export async function saveAttachment(
  ctx: Context,
  kept: KeptFile,
  { conversationId = null, by = null }: { conversationId?: number | null; by?: string | null } = {},
): Promise<AttachmentRow> {
  const { rows } = await sql<{ id: number }>`
    insert into attachment (brand_id, conversation_id, name, content_type, size, sha256, uploaded_by, created_at, held_at)
    values (${ctx.brandId}, ${conversationId}, ${kept.name}, ${kept.contentType}, ${kept.size}, ${kept.sha256}, ${by}, ${ctx.now},
      ${kept.held ? ctx.now : null})
    returning id`.execute(ctx.db);
  if (kept.held) await enqueueScan(ctx, kept.sha256);
  const { name, contentType, size } = kept;
  const row = { id: rows[0]!.id, name, content_type: contentType, size };
  return { ...row, shown: isShown(contentType), ...(kept.held && { state: "checking" as const }) };
}

/** A stored file; `state` says why it is not given out just now, or at all. */
export type StoredFile = {
  name: string;
  content_type: string;
  size: number;
  sha256: Buffer;
  state: "checking" | "infected" | null;
};

/** SQL: why attachment `a` is not given out; null where it is. */
export const fileState = sql<StoredFile["state"]>`case when a.infection is not null then 'infected'
  when a.held_at is not null and a.scanned_at is null then 'checking' end`;

/** A file as a list of messages finds it. */
export type ListedFile = { id: number; name: string; content_type: string; size: number; state: StoredFile["state"] };

/** A file as screens get it: one that is held is not shown in place. */
export function listedFile({ state, ...file }: ListedFile): AttachmentRow {
  return { ...file, shown: state === null && isShown(file.content_type), ...(state && { state }) };
}

/** A file whose conversation the actor may see, or which they uploaded. Refuses `not_found`. */
export async function attachmentById(ctx: Context, id: number): Promise<StoredFile> {
  const me = ctx.actor.kind === "user" ? ctx.actor.id : "";
  const { rows } = await sql<StoredFile>`
    select a.name, a.content_type, a.size, a.sha256, ${fileState} as state from attachment a
    left join conversation c on c.brand_id = a.brand_id and c.id = a.conversation_id
    where a.brand_id = ${ctx.brandId} and a.id = ${id} and a.erased_at is null
      and (a.uploaded_by = ${me} or (c.id is not null and ${visibleTo(ctx)}))`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "attachment");
  return rows[0];
}

/**
 * The bytes of a stored file; refuses `file_being_checked` and `file_infected`, `not_found` where the storage has lost it, and
 * `storage_away`.
 */
export async function readStored(shelf: Shelf, file: Pick<StoredFile, "sha256" | "state">): Promise<Buffer> {
  if (file.state === "infected") throw new Refusal("file_infected");
  if (file.state === "checking") throw new Refusal("file_being_checked");
  const found = await storageOf(shelf).get(placeOf(shelf.brandId, file.sha256));
  if (!found) throw new Refusal("not_found", "attachment");
  return found;
}

/** The files of a message, as channels send them; `checking` and `infected` where one of them keeps the message back. */
export async function filesOf(
  ctx: Context,
  messageId: number,
  shelf: Shelf,
): Promise<ChannelFile[] | "checking" | "infected"> {
  const { rows } =
    await sql<StoredFile>`select a.name, a.content_type, a.size, a.sha256, ${fileState} as state from attachment a
    where a.brand_id = ${ctx.brandId} and a.message_id = ${messageId} and a.erased_at is null order by a.id`.execute(
      ctx.db,
    );
  const held = rows.find(({ state }) => state === "infected") ?? rows.find(({ state }) => state === "checking");
  if (held?.state) return held.state;
  return rows.map((row) => ({
    name: row.name,
    contentType: row.content_type,
    size: Number(row.size),
    open: () => readStored(shelf, row),
  }));
}
