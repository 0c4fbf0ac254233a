import { Readable } from "node:stream";
import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import { enqueue } from "../../../platform/jobs/index.ts";
import * as contract from "../contract.ts";
import { orRefuse } from "./file-refusal.ts";
import { keepStream } from "./keep-file.ts";
import { headerOf } from "./plan-import.ts";
import { openPreview, planPreview } from "./preview-import.ts";
import { missingFields } from "./recognise-columns.ts";
import { rejectionsAfter, rejectionsCsv } from "./rejections.ts";
import { findRun, listRuns } from "./runs.ts";
import { showRuns } from "./show-run.ts";
import { cancelImport, draftImport, resumeImport, startImport } from "./take-file.ts";

const write = { permission: "imports.write" };
const tags = ["imports"];
const largestFile = 4 * 1024 ** 3;

/** Files brought in from the browser: uploaded, looked at, begun, followed, taken up again. */
export async function importRoutes(app: HttpApp, house: House): Promise<void> {
  readingRoutes(app, house);
  deedRoutes(app);
  await app.register(async (scope) => uploadRoute(scope as unknown as HttpApp, house));
}

/** The file is the body itself, of whatever type the browser takes it for; it goes to disk as it comes. */
function uploadRoute(app: HttpApp, house: House): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    "*",
    (_request: unknown, body: unknown, done: (error: Error | null, body?: unknown) => void) => done(null, body),
  );
  app.post(
    "/api/v1/imports",
    {
      schema: {
        summary: "Upload a file to import",
        description:
          "The body is the file itself (CSV, TSV, XLSX, NDJSON, each also as .gz; up to 4 GB), its name in `hamdel-file-name`, URL-encoded.",
        querystring: contract.uploadQuery,
        response: { 200: contract.preview },
        tags,
      },
      config: write,
    },
    async (request) => {
      if (!(request.body instanceof Readable)) throw new Refusal("empty_file", "file");
      const { dataDir } = house.config;
      const kept = await keepStream(dataDir, request.caller!.brandId, request.body, largestFile);
      const fileName = nameIn(request.headers["hamdel-file-name"]);
      const mapping = contract.mapping.parse({ columns: {} });
      const id = await request.command((ctx) =>
        draftImport(ctx, { kind: request.query.kind, kept, fileName }, mapping),
      );
      try {
        const opened = await request.ask((ctx) => openPreview(ctx, id, dataDir, request.language));
        return await orRefuse(() => planPreview(opened, {}, request.language));
      } catch (error) {
        // A file that is none stays nobody's draft.
        await request.command((ctx) => cancelImport(ctx, id));
        throw error;
      }
    },
  );
}

function nameIn(header: string | string[] | undefined): string {
  try {
    return (
      decodeURIComponent(String(header ?? ""))
        .replace(/[\p{Cc}/\\]/gu, "")
        .slice(0, 255) || "file"
    );
  } catch {
    return "file";
  }
}

function readingRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/imports",
    {
      schema: {
        summary: "List imports, newest first",
        querystring: contract.listQuery,
        response: { 200: contract.importList },
        tags,
      },
      config: write,
    },
    (request) =>
      request.ask(async (ctx) => {
        const { limit, after } = request.query;
        const rows = await listRuns(ctx, { after, limit: limit + 1 });
        const page = rows.slice(0, limit);
        return {
          rows: await showRuns(ctx, page, request.language),
          next: rows.length > limit ? String(page.at(-1)!.id) : null,
        };
      }),
  );
  app.get(
    "/api/v1/imports/:id",
    {
      schema: {
        summary: "Show an import and how far it is",
        params: contract.runParams,
        response: { 200: contract.importRun },
        tags,
      },
      config: write,
    },
    (request) =>
      request.ask(async (ctx) => (await showRuns(ctx, [await findRun(ctx, request.params.id)], request.language))[0]!),
  );
  app.post(
    "/api/v1/imports/:id/preview",
    {
      schema: {
        summary: "Show how a file would be read",
        params: contract.runParams,
        body: contract.previewBody,
        response: { 200: contract.preview },
        tags,
      },
      config: write,
    },
    async (request) => {
      const opened = await request.ask((ctx) =>
        openPreview(ctx, request.params.id, house.config.dataDir, request.language),
      );
      return orRefuse(() => planPreview(opened, request.body, request.language));
    },
  );
  app.get(
    "/api/v1/imports/:id/rejections",
    {
      schema: { summary: "Download the rejected rows as CSV, with their reasons", params: contract.runParams, tags },
      config: write,
    },
    async (request, reply) => {
      const { id } = request.params;
      const opened = await request
        .ask((ctx) => openPreview(ctx, id, house.config.dataDir, request.language))
        .catch(headless);
      const next = (after: number) => request.ask((ctx) => rejectionsAfter(ctx, id, after, 1000));
      const header = opened ? await headerOf(opened.open.path, opened.open.run.mapping) : [];
      reply.header("content-disposition", `attachment; filename="rejected-${id}.csv"`).type("text/csv; charset=utf-8");
      return reply.send(Readable.from(rejectionsCsv(header, next, request.language)));
    },
  );
}

/** The file may be gone, its rejected rows are not. */
function headless(error: unknown): null {
  if (error instanceof Refusal && error.code === "import_file_gone") return null;
  throw error;
}

function deedRoutes(app: HttpApp): void {
  const deed = (summary: string) => ({
    summary,
    params: contract.runParams,
    response: { 200: contract.importRun },
    tags,
  });
  app.post(
    "/api/v1/imports/:id/start",
    { schema: { ...deed("Begin an import whose columns are confirmed"), body: contract.startBody }, config: write },
    (request) =>
      request.command(async (ctx) => {
        const { id } = request.params;
        const { mapping, source } = request.body;
        const missing = missingFields((await findRun(ctx, id)).what, mapping.columns);
        if (missing.length > 0)
          throw new Refusal("import_fields_missing", { field: "mapping", values: { fields: missing.join(", ") } });
        await startImport(ctx, id, mapping, source);
        await enqueue(ctx, "look-for-imports", {});
        return (await showRuns(ctx, [await findRun(ctx, id)], request.language))[0]!;
      }),
  );
  app.post(
    "/api/v1/imports/:id/cancellation",
    { schema: deed("Give up an import; what it wrote stays"), config: write },
    (request) =>
      request.command(async (ctx) => {
        await cancelImport(ctx, request.params.id);
        return (await showRuns(ctx, [await findRun(ctx, request.params.id)], request.language))[0]!;
      }),
  );
  app.post(
    "/api/v1/imports/:id/resumption",
    { schema: deed("Go on with an import that was broken off"), config: write },
    (request) =>
      request.command(async (ctx) => {
        await resumeImport(ctx, request.params.id);
        await enqueue(ctx, "look-for-imports", {});
        return (await showRuns(ctx, [await findRun(ctx, request.params.id)], request.language))[0]!;
      }),
  );
}
