import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { AttachmentRow } from "../../contract.ts";
import type { ChannelFile } from "../channels/channel-adapter.ts";
import { visibleTo } from "../people/visible-to.ts";
import { isShown, typeOf } from "./file-types.ts";

/** The largest file that is taken. */
export const mostBytes = 25 * 1024 * 1024;

/** Where a brand's files lie. */
export type Shelf = { dataDir: string; brandId: number };

/** A file on disk, before anything speaks of it. */
export type KeptFile = { name: string; contentType: string; size: number; sha256: Buffer };

/** Below `files`, which backups take along; apart for each brand, so that one can forget what another keeps. */
export function placeOf(dataDir: string, brandId: number, sha256: Buffer): string {
  const hex = sha256.toString("hex");
  return path.join(dataDir, "files", "attachments", String(brandId), hex.slice(0, 2), hex);
}

/**
 * Puts a file on disk under its SHA-256, judged by its bytes. Call it outside of transactions, before `saveAttachment`. Refuses
 * `too_large` and `file_type_refused`.
 */
export async function keepFile({ dataDir, brandId }: Shelf, name: string, bytes: Buffer, said = ""): Promise<KeptFile> {
  if (bytes.length > mostBytes) throw new Refusal("too_large");
  const contentType = typeOf(bytes, name, said);
  if (contentType === null) throw new Refusal("file_type_refused", { values: { name } });
  const sha256 = createHash("sha256").update(bytes).digest();
  const place = placeOf(dataDir, brandId, sha256);
  await mkdir(path.dirname(place), { recursive: true });
  const beside = `${place}.${randomUUID()}`;
  await writeFile(beside, bytes, { mode: 0o600, flush: true });
  await rename(beside, place);
  return { name: safeName(name), contentType, size: bytes.length, sha256 };
}

/** A name without folders and control characters, at most 200 letters. */
function safeName(name: string): string {
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
    insert into attachment (brand_id, conversation_id, name, content_type, size, sha256, uploaded_by, created_at)
    values (${ctx.brandId}, ${conversationId}, ${kept.name}, ${kept.contentType}, ${kept.size}, ${kept.sha256}, ${by}, ${ctx.now})
    returning id`.execute(ctx.db);
  const { name, contentType, size } = kept;
  return { id: rows[0]!.id, name, content_type: contentType, size, shown: isShown(contentType) };
}

export type StoredFile = { name: string; content_type: string; size: number; sha256: Buffer };

/** A file whose conversation the actor may see, or which they uploaded. Refuses `not_found`. */
export async function attachmentById(ctx: Context, id: number): Promise<StoredFile> {
  const me = ctx.actor.kind === "user" ? ctx.actor.id : "";
  const { rows } = await sql<StoredFile>`
    select a.name, a.content_type, a.size, a.sha256 from attachment a
    left join conversation c on c.brand_id = a.brand_id and c.id = a.conversation_id
    where a.brand_id = ${ctx.brandId} and a.id = ${id} and a.erased_at is null
      and (a.uploaded_by = ${me} or (c.id is not null and ${visibleTo(ctx)}))`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "attachment");
  return rows[0];
}

/** The bytes of a stored file; refuses `not_found` where the disk has lost it. */
export async function readStored({ dataDir, brandId }: Shelf, file: Pick<StoredFile, "sha256">): Promise<Buffer> {
  return readFile(placeOf(dataDir, brandId, file.sha256)).catch((error) => {
    if (error.code === "ENOENT") throw new Refusal("not_found", "attachment");
    throw error;
  });
}

/** The files of a message, as channels send them. */
export async function filesOf(ctx: Context, messageId: number, dataDir: string): Promise<ChannelFile[]> {
  const { rows } = await sql<StoredFile>`select name, content_type, size, sha256 from attachment
    where brand_id = ${ctx.brandId} and message_id = ${messageId} and erased_at is null order by id`.execute(ctx.db);
  return rows.map((row) => ({
    name: row.name,
    contentType: row.content_type,
    size: Number(row.size),
    open: () => readStored({ dataDir, brandId: ctx.brandId }, row),
  }));
}
