import * as z from "zod";
import { type RefusalCode, say } from "../../../platform/errors/index.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import type { Language } from "../../../platform/i18n/index.ts";
import { quarantineList, quarantineOne, replayOutcome, sourceList } from "../contract.ts";
import { countWaiting, listQuarantine, quarantined } from "./quarantine.ts";
import { rawInput } from "./raw-input.ts";
import { dismissQuarantined, replayQuarantined, restoreQuarantined } from "./replay.ts";
import { listSources, sourceKeys } from "./source.ts";

const byId = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });
const listing = z.object({
  state: z.enum(["waiting", "replayed", "dismissed"]).default("waiting"),
  reader: z.string().max(80).optional(),
  after: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const read = { permission: "intake.read" };
const write = { permission: "intake.write" };

type Row = Awaited<ReturnType<typeof listQuarantine>>[number];

function problemText(code: string, language: Language): string {
  try {
    return say(code as RefusalCode, language);
  } catch {
    // A code of a version that is no more.
    return code;
  }
}

function shown(row: Omit<Row, "preview">, language: Language) {
  return {
    id: row.id,
    source: row.source,
    reader: row.reader,
    line: row.line,
    problemCode: row.problem_code,
    problem: problemText(row.problem_code, language),
    problemField: row.problem_field,
    receivedAt: row.received_at.toISOString(),
    attempts: row.attempts,
    replayedAt: row.replayed_at?.toISOString() ?? null,
    dismissedAt: row.dismissed_at?.toISOString() ?? null,
  };
}

/** What was not understood, raw input, and sources. */
export function intakeRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/quarantine",
    {
      schema: {
        summary: "List what was not understood",
        querystring: listing,
        response: { 200: quarantineList },
        tags: ["intake"],
      },
      config: read,
    },
    (request) =>
      request.ask(async (ctx) => {
        const { limit } = request.query;
        const rows = await listQuarantine(ctx, { ...request.query, limit: limit + 1 });
        const page = rows.slice(0, limit);
        return {
          rows: page.map((row) => ({ ...shown(row, request.language), preview: row.preview })),
          next: rows.length > limit ? String(page.at(-1)?.id) : null,
          waiting: await countWaiting(ctx),
        };
      }),
  );
  app.get(
    "/api/v1/quarantine/:id",
    {
      schema: {
        summary: "Show a line that was not understood",
        params: byId,
        response: { 200: quarantineOne },
        tags: ["intake"],
      },
      config: read,
    },
    (request) =>
      request.ask(async (ctx) => {
        const row = await quarantined(ctx, request.params.id);
        const source = (await sourceKeys(ctx, [row.source_id])).get(row.source_id) ?? "";
        return { ...shown({ ...row, source }, request.language), body: row.body, rawInputId: row.raw_input_id };
      }),
  );
  app.post(
    "/api/v1/quarantine/:id/replay",
    {
      schema: {
        summary: "Read a line of the quarantine again",
        params: byId,
        body: z.object({ body: z.string().max(1_000_000).optional() }).nullish(),
        response: { 200: replayOutcome },
        tags: ["intake"],
      },
      config: write,
    },
    (request) =>
      request.command(async (ctx) => {
        const outcome = await replayQuarantined(ctx, request.params.id, request.body?.body);
        const problem = outcome.problemCode && problemText(outcome.problemCode, request.language);
        return { ...outcome, problem };
      }),
  );
  app.post(
    "/api/v1/quarantine/:id/dismissal",
    { schema: { summary: "Dismiss a line of the quarantine", params: byId, tags: ["intake"] }, config: write },
    (request, reply) =>
      request.command((ctx) => dismissQuarantined(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.delete(
    "/api/v1/quarantine/:id/dismissal",
    { schema: { summary: "Take back a dismissal", params: byId, tags: ["intake"] }, config: write },
    (request, reply) =>
      request.command((ctx) => restoreQuarantined(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.get(
    "/api/v1/raw-inputs/:id",
    { schema: { summary: "Download a raw input as it arrived", params: byId, tags: ["intake"] }, config: read },
    async (request, reply) => {
      const row = await request.ask((ctx) => rawInput(ctx, request.params.id));
      // Never shown in place: it is somebody else's text.
      reply.header("content-disposition", `attachment; filename="raw-${row.id}.txt"`).type("application/octet-stream");
      return reply.send(row.body ?? Buffer.alloc(0));
    },
  );
  app.get(
    "/api/v1/sources",
    { schema: { summary: "List sources", response: { 200: sourceList }, tags: ["intake"] }, config: read },
    (request) => request.ask(async (ctx) => ({ rows: await listSources(ctx) })),
  );
}
