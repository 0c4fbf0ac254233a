import { system, withBrand } from "../../../platform/db/index.ts";
import { problemOf, Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { Language } from "../../../platform/i18n/index.ts";
import { eraseRaw, putInQuarantine, sourceId, storeRaw } from "../../intake/index.ts";
import type { LineAnswer } from "../contract.ts";
import { acceptInteractions, type Outcome } from "./accept-interactions.ts";
import { commitTogether } from "./commit-together.ts";
import type { ReadInteraction } from "./read-interaction.ts";
import { readInteractionText } from "./read-interaction-text.ts";
import type { Line } from "./read-lines.ts";

/** The name under which bad lines wait in the quarantine. */
export const interactionReader = "interaction";

/** Whose batch it is. `idempotencyKey` names the lines that have no external id. */
export type BatchOf = { brandId: number; language: Language; idempotencyKey: string | null };
type Understood = { line: Line; read: ReadInteraction | Refusal };

const linesAtMost = 1000;
const bytesAtMost = 2 * 1024 * 1024;

/** Gathers lines into parts small enough for one transaction; what was read before a refusal still makes a part. */
export async function* chunksOf(lines: AsyncIterable<Line>): AsyncGenerator<Line[]> {
  let chunk: Line[] = [];
  let bytes = 0;
  let refusal: unknown = null;
  try {
    for await (const line of lines) {
      chunk.push(line);
      bytes += line.bytes.length;
      if (chunk.length < linesAtMost && bytes < bytesAtMost) continue;
      yield chunk;
      chunk = [];
      bytes = 0;
    }
  } catch (error) {
    refusal = error;
  }
  if (chunk.length > 0) yield chunk;
  if (refusal) throw refusal;
}

/** Stores a part raw, records its good lines and puts its bad ones in the quarantine. Refuses `not_ready` when the database is away. */
export async function takeInChunk(house: House, batch: BatchOf, chunk: readonly Line[]): Promise<LineAnswer[]> {
  const on = { brandId: batch.brandId, actor: system("batch"), now: house.clock() };
  const raw = await withBrand(house.database.app, on, async (ctx) => {
    const source = await sourceId(ctx, "api");
    const body = Buffer.concat(chunk.flatMap((line) => [line.bytes, Buffer.from("\n")]));
    return { source, id: await storeRaw(ctx, { sourceId: source, contentType: "application/x-ndjson", body }) };
  });
  const understood = chunk.map((line) => ({ line, read: understand(line, batch, on.now) }));
  const outcomes = await record(house, batch.brandId, understood);
  const rejected = understood.flatMap(({ line }, at) => {
    const outcome = outcomes[at];
    return outcome instanceof Refusal ? [{ line, refusal: outcome }] : [];
  });
  if (rejected.some(isErased)) await withBrand(house.database.app, on, (ctx) => eraseRaw(ctx, [raw.id]));
  if (rejected.length > 0) {
    const rows = rejected
      .filter((one) => !isErased(one))
      .map(({ line, refusal }) => ({
        sourceId: raw.source,
        rawInputId: raw.id,
        reader: interactionReader,
        line: line.number,
        body: line.bytes.toString(),
        problemCode: refusal.code,
        problemField: fieldOf(refusal),
      }));
    await withBrand(house.database.app, on, (ctx) => putInQuarantine(ctx, rows));
  }
  return understood.map(({ line }, at) => answerOf(line, outcomes[at] as Outcome, batch.language));
}

/** Who asked to be forgotten is not to be kept waiting either. */
function isErased({ refusal }: { refusal: Refusal }): boolean {
  return refusal.code === "person_erased";
}

function understand(line: Line, { idempotencyKey }: BatchOf, now: Date): ReadInteraction | Refusal {
  try {
    if (line.tooLong) throw new Refusal("line_too_long");
    const read = readInteractionText(line.bytes, now);
    if (idempotencyKey !== null) read.input.external_id ??= `idempotency:${idempotencyKey}:${line.number}`;
    return read;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

async function record(house: House, brandId: number, understood: readonly Understood[]): Promise<Outcome[]> {
  const good = understood.flatMap(({ read }) => (read instanceof Refusal ? [] : [read]));
  const done = await commitTogether(house, brandId, good, acceptInteractions);
  let next = 0;
  return understood.map(({ read }) => {
    if (read instanceof Refusal) return read;
    const outcome = done[next++] as Outcome | Error;
    if (outcome instanceof Refusal && outcome.code === "not_ready") throw outcome;
    if (outcome instanceof Refusal || !(outcome instanceof Error)) return outcome;
    house.log.error({ err: outcome, brandId }, "a line of a batch failed");
    return new Refusal("internal");
  });
}

function answerOf(line: Line, outcome: Outcome, language: Language): LineAnswer {
  if (!(outcome instanceof Refusal)) return { line: line.number, result: outcome.result, id: outcome.id };
  const { code, message } = problemOf(outcome, language);
  return { line: line.number, result: "rejected", code, message, field: fieldOf(outcome) };
}

function fieldOf({ detail }: Refusal): string | undefined {
  return detail.field ?? detail.fields?.[0]?.path;
}
