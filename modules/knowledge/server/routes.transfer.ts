import { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import { Refusal } from "../../../platform/errors/index.ts";
import { type ZipPart, zipBytes } from "../../../platform/files/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import { brandSettings } from "../../admin/index.ts";
import { exportQuery, importQuery, importResult, picture } from "../contract.ts";
import { keepPicture, pictureBytes, savePicture } from "./pictures.ts";
import {
  articleCsv,
  articleFiles,
  type ExportedPart,
  type PackedPicture,
  picturesToPack,
  rowsToExport,
} from "./transfer/export-articles.ts";
import { readImport, writeImport } from "./transfer/import-articles.ts";

const write = { permission: "articles.write" };
const tags = ["help centre"];
const mostBytes = 25 * 1024 * 1024;

/** Files of articles in and out, and pictures; their bodies are bytes. */
export function transferRoutes(app: HttpApp, house: House): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, async (_request: unknown, body: Buffer) => body);
  app.post(
    "/api/v1/help-pictures",
    {
      bodyLimit: mostBytes,
      schema: {
        summary: "Upload a picture for articles, named by the header `hamdel-file-name`",
        response: { 200: picture },
        tags,
      },
      config: write,
    },
    async (request) => {
      const kept = await keepPicture(house, brandOf(request), nameOf(request), bytesOf(request));
      return request.command(async (ctx) => {
        const id = await savePicture(ctx, kept);
        const url = `/help/${(await brandSettings(ctx)).slug}/pictures/${id}`;
        return { id, url, markdown: `![${kept.name.replace(/\.[^.]+$/, "").replace(/[[\]]/g, "")}](${url})` };
      });
    },
  );
  app.post(
    "/api/v1/article-imports",
    {
      bodyLimit: mostBytes,
      schema: {
        summary: "Bring articles in from a zip of Markdown or HTML, or a CSV",
        querystring: importQuery,
        response: { 200: importResult },
        tags,
      },
      config: write,
    },
    async (request) => {
      const { language, publish } = request.query;
      const batch = await readImport(house, brandOf(request), nameOf(request), bytesOf(request), language);
      return request.command(async (ctx) => writeImport(ctx, batch, (await brandSettings(ctx)).slug, publish));
    },
  );
  app.get(
    "/api/v1/article-export",
    {
      schema: { summary: "Download all articles as Markdown, HTML or CSV", querystring: exportQuery, tags },
      config: write,
    },
    async (request, reply) => {
      const { format } = request.query;
      const isCsv = format === "csv";
      const { rows, pictures } = await request.ask(async (ctx) => {
        const rows = await rowsToExport(ctx);
        return { rows, pictures: isCsv ? [] : await picturesToPack(ctx, rows, (await brandSettings(ctx)).slug) };
      });
      reply
        .header("content-disposition", `attachment; filename="articles.${isCsv ? "csv" : "zip"}"`)
        .header("cache-control", "no-store");
      reply.type(isCsv ? "text/csv; charset=utf-8" : "application/zip");
      if (isCsv) return reply.send(Readable.from(articleCsv(rows)) as never);
      const parts = packed(house, brandOf(request), articleFiles(rows, format, pictures), pictures);
      return reply.send(Readable.from(zipBytes(parts)) as never);
    },
  );
}

/** The texts, then the pictures; one whose bytes are gone is left out. */
async function* packed(
  house: House,
  brandId: number,
  texts: readonly ExportedPart[],
  pictures: readonly PackedPicture[],
): AsyncGenerator<ZipPart> {
  yield* texts;
  for (const { id, file } of pictures) {
    const kept = await pictureBytes(house, brandId, id).catch(() => null);
    if (kept) yield { name: file, text: [kept.bytes] };
  }
}

function brandOf({ caller }: FastifyRequest): number {
  if (!caller) throw new Refusal("not_signed_in");
  return caller.brandId;
}

function bytesOf({ body }: FastifyRequest): Buffer {
  if (!Buffer.isBuffer(body) || body.length === 0) throw new Refusal("empty_file");
  return body;
}

function nameOf({ headers }: FastifyRequest): string {
  const said = headers["hamdel-file-name"];
  try {
    return typeof said === "string" ? decodeURIComponent(said) : "file";
  } catch {
    throw new Refusal("invalid", "hamdel-file-name");
  }
}
