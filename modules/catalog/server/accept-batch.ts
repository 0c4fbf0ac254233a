import type * as z from "zod";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal, say } from "../../../platform/errors/index.ts";
import { decodeText, saveApart } from "../../../platform/http/index.ts";
import { putInQuarantine, sourceId, storeRaw } from "../../intake/index.ts";
import type { BatchAnswer } from "../contract.ts";
import type { SaveOutcome } from "./order-input.ts";

export type BatchReader<T> = {
  /** The name under which lines wait in the quarantine. */
  reader: string;
  schema: z.ZodType<T>;
  accept(ctx: Context, bodies: readonly T[]): Promise<(SaveOutcome | Refusal)[]>;
};

type Line = { line: number; text: string };
/** The media type of batches: one JSON object a line. */
export const ndjson = "application/x-ndjson";
const atMost = 10_000;

/**
 * Takes in NDJSON, one thing a line: the raw text is stored first, good lines are saved, bad ones wait in the quarantine, and the
 * answer says which was which. Refuses (`too_large`) more than 10,000 lines.
 */
export async function acceptBatch<T>(
  ctx: Context,
  body: Buffer,
  how: BatchReader<T>,
  language: "fa" | "en",
): Promise<BatchAnswer> {
  const source = await sourceId(ctx, "api");
  const rawInputId = await storeRaw(ctx, { sourceId: source, contentType: ndjson, body });
  const lines = linesOf(body);
  if (lines.length > atMost) throw new Refusal("too_large");
  const read = lines.map((line) => ({ ...line, body: readBody(line.text, how.schema) }));
  const good = read.flatMap((line) => (line.body instanceof Refusal ? [] : [line.body as T]));
  const saved = await saveApart(ctx, good, (bodies) => how.accept(ctx, bodies));
  let place = 0;
  const outcomes = read.map(({ body: found, ...line }) => ({
    ...line,
    outcome: found instanceof Refusal ? found : saved[place++]!,
  }));
  await putInQuarantine(
    ctx,
    outcomes.flatMap(({ line, text, outcome }) =>
      outcome instanceof Refusal
        ? [
            {
              sourceId: source,
              rawInputId,
              reader: how.reader,
              line,
              body: text,
              problemCode: outcome.code,
              problemField: fieldOf(outcome),
            },
          ]
        : [],
    ),
  );
  return answerOf(outcomes, language);
}

function linesOf(body: Buffer): Line[] {
  const lines: Line[] = [];
  let line = 0;
  for (let start = 0; start < body.length; ) {
    const newline = body.indexOf(10, start);
    const end = newline === -1 ? body.length : newline;
    line += 1;
    const bytes = body.subarray(start, end);
    const text = bytes.toString().trim();
    // The bytes are judged by readBody; here they only show which line it is.
    if (text) lines.push({ line, text: textOf(bytes) ?? `\0${text}` });
    start = end + 1;
  }
  return lines;
}

function textOf(bytes: Buffer): string | null {
  try {
    return decodeText(bytes).trim();
  } catch {
    return null;
  }
}

function readBody<T>(text: string, schema: z.ZodType<T>): T | Refusal {
  if (text.startsWith("\0")) return new Refusal("bad_encoding");
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return new Refusal("malformed_json");
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  return new Refusal("invalid", {
    fields: parsed.error.issues.map((issue) => ({ path: issue.path.join("."), code: issue.code })),
  });
}

function fieldOf(refusal: Refusal): string | undefined {
  return refusal.detail.field ?? refusal.detail.fields?.[0]?.path;
}

function answerOf(
  outcomes: readonly (Line & { outcome: SaveOutcome | Refusal })[],
  language: "fa" | "en",
): BatchAnswer {
  const answer: BatchAnswer = {
    read: outcomes.length,
    imported: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    results: [],
  };
  for (const { line, outcome } of outcomes) {
    const result = outcome instanceof Refusal ? "rejected" : outcome;
    answer[result] += 1;
    if (!(outcome instanceof Refusal)) answer.results.push({ line, result });
    else
      answer.results.push({
        line,
        result,
        code: outcome.code,
        message: say(outcome.code, language, outcome.detail.values),
        field: fieldOf(outcome),
      });
  }
  return answer;
}

/** Reads one quarantined line again; refuses with its new problem. */
export async function replayLine<T>(ctx: Context, body: string, { schema, accept }: BatchReader<T>): Promise<void> {
  const read = readBody(body, schema);
  if (read instanceof Refusal) throw read;
  const [outcome] = await accept(ctx, [read]);
  if (outcome instanceof Refusal) throw outcome;
}
