import { createHash } from "node:crypto";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { tables } from "../db/tables.ts";

export type RawInput = {
  sourceId: number;
  contentType: string;
  body?: Buffer;
  /** Path below the data folder, where the body is a file. */
  file?: string;
  /** Computed from the body where it is not given. */
  sha256?: Buffer;
};

/** Keeps what arrived, before it is understood. Gives its id. */
export async function storeRaw(ctx: Context, input: RawInput): Promise<number> {
  const { id } = await tables(ctx)
    .insertInto("raw_input")
    .values({
      brand_id: ctx.brandId,
      source_id: input.sourceId,
      received_at: ctx.now,
      content_type: input.contentType,
      body: input.body ?? null,
      file: input.file ?? null,
      sha256: input.sha256 ?? (input.body ? createHash("sha256").update(input.body).digest() : null),
      erased_at: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** One raw input with its body; refuses `not_found`. The body is null where it is a file or was erased. */
export async function rawInput(ctx: Context, id: number) {
  const row = await tables(ctx)
    .selectFrom("raw_input")
    .select(["id", "source_id", "received_at", "content_type", "body", "file", "erased_at"])
    .where("brand_id", "=", ctx.brandId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw new Refusal("not_found", "raw_input");
  return row;
}

/** Empties a raw input, keeping that it came and when. A file is the caller's to delete, after commit. */
export async function eraseRaw(ctx: Context, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tables(ctx)
    .updateTable("raw_input")
    .set({ body: null, file: null, sha256: null, erased_at: ctx.now })
    .where("brand_id", "=", ctx.brandId)
    .where("id", "in", [...ids])
    .execute();
}
