import type { Context } from "../../../../platform/db/index.ts";
import { Refusal, say } from "../../../../platform/errors/index.ts";
import { decodeText, saveApart } from "../../../../platform/http/index.ts";
import { putInQuarantine, registerReader, sourceId, storeRaw } from "../../../intake/index.ts";
import { type BatchAnswer, type CustomerBody, customerBody } from "../../contract.ts";
import { type SavedCustomer, saveCustomers } from "./save-customers.ts";

const reader = "customer";
const atMost = 10_000;
const newline = 10;

type Line = { line: number; bytes: Buffer };
type Outcome = Line & { outcome: SavedCustomer | Refusal };

/**
 * Takes in NDJSON, one customer a line: the raw text is stored first, good lines are saved, bad ones wait in the quarantine, and the
 * answer says which was which. Refuses (`too_large`) more than 10,000 lines.
 */
export async function acceptBatch(ctx: Context, body: Buffer, language: "fa" | "en"): Promise<BatchAnswer> {
  const source = await sourceId(ctx, "api");
  const rawInputId = await storeRaw(ctx, { sourceId: source, contentType: "application/x-ndjson", body });
  const lines = linesOf(body);
  if (lines.length > atMost) throw new Refusal("too_large");
  const read = lines.map((line) => ({ ...line, body: readLine(line.bytes) }));
  const saved = (
    await saveApart(
      ctx,
      read.flatMap((line) => (line.body instanceof Refusal ? [] : [line.body])),
      (bodies) => saveCustomers(ctx, bodies),
    )
  ).values();
  const outcomes = read.map(({ body: found, ...line }) => ({
    ...line,
    outcome: found instanceof Refusal ? found : saved.next().value!,
  }));
  const rejected = outcomes.filter((one): one is Line & { outcome: Refusal } => one.outcome instanceof Refusal);
  await putInQuarantine(
    ctx,
    rejected.map(({ line, bytes, outcome }) => ({
      sourceId: source,
      rawInputId,
      reader,
      line,
      body: bytes.toString(),
      problemCode: outcome.code,
      problemField: fieldOf(outcome),
    })),
  );
  return answerOf(outcomes, language);
}

/** Lets the quarantine read customers again. */
export function registerCustomerReader(): void {
  registerReader(reader, async (ctx, text) => {
    const read = readLine(Buffer.from(text));
    if (read instanceof Refusal) throw read;
    const [saved] = await saveCustomers(ctx, [read]);
    if (saved instanceof Refusal) throw saved;
  });
}

function linesOf(body: Buffer): Line[] {
  const lines: Line[] = [];
  for (let start = 0, line = 1; start < body.length; line++) {
    const found = body.indexOf(newline, start);
    const end = found === -1 ? body.length : found;
    const bytes = body.subarray(start, end);
    if (bytes.some((byte) => byte > 32)) lines.push({ line, bytes });
    start = end + 1;
  }
  return lines;
}

function readLine(bytes: Buffer): CustomerBody | Refusal {
  try {
    const parsed = customerBody.safeParse(JSON.parse(decodeText(bytes)));
    if (parsed.success) return parsed.data;
    const fields = parsed.error.issues.map((issue) => ({ path: issue.path.join("."), code: issue.code }));
    return new Refusal("invalid", { fields });
  } catch (error) {
    return error instanceof Refusal ? error : new Refusal("malformed_json");
  }
}

function fieldOf(refusal: Refusal): string | undefined {
  return refusal.detail.field ?? refusal.detail.fields?.[0]?.path;
}

function answerOf(outcomes: readonly Outcome[], language: "fa" | "en"): BatchAnswer {
  const answer: BatchAnswer = {
    read: outcomes.length,
    imported: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    results: [],
  };
  for (const { line, outcome } of outcomes) {
    if (outcome instanceof Refusal) {
      const { code, detail } = outcome;
      const message = say(code, language, detail.values);
      answer.rejected += 1;
      answer.results.push({ line, result: "rejected", code, message, field: fieldOf(outcome) });
    } else {
      answer[outcome.result] += 1;
      answer.results.push({ line, ...outcome });
    }
  }
  return answer;
}
