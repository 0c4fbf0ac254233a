import { Readable } from "node:stream";
import * as z from "zod";
import { Refusal } from "../../../platform/errors/index.ts";
import { csvText } from "../../../platform/files/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import { brandSettings } from "../../admin/index.ts";
import { branchBody, branchList, idParams, importResult, made, switchBody } from "../contract.ts";
import { branchHeadings, branchRows } from "./branch-file.ts";
import { addBranch, changeBranch, listBranches, removeBranch, restoreBranch, switchBranch } from "./branches.ts";
import { importBranches } from "./import-branches.ts";

const read = { permission: "branches.read" };
const write = { permission: "branches.write" };
const tags = ["branches"];

/** Branches, dealers and representatives, for colleagues. */
export function branchRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/branches",
    { schema: { summary: "List branches", response: { 200: branchList }, tags }, config: read },
    (request) =>
      request.ask(async (ctx) => {
        const { slug } = await brandSettings(ctx);
        return { rows: await listBranches(ctx), finder: `${new URL(house.config.publicUrl).origin}/branches/${slug}` };
      }),
  );
  app.post(
    "/api/v1/branches",
    { schema: { summary: "Add a branch", body: branchBody, response: { 200: made }, tags }, config: write },
    (request) => request.command(async (ctx) => ({ id: await addBranch(ctx, request.body) })),
  );
  app.put(
    "/api/v1/branches/:id",
    { schema: { summary: "Change a branch", params: idParams, body: branchBody, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => changeBranch(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  app.put(
    "/api/v1/branches/:id/switch",
    { schema: { summary: "Show or hide a branch", params: idParams, body: switchBody, tags }, config: write },
    (request, reply) =>
      request
        .command((ctx) => switchBranch(ctx, request.params.id, request.body.on))
        .then(() => reply.code(204).send()),
  );
  app.delete(
    "/api/v1/branches/:id",
    { schema: { summary: "Remove a branch", params: idParams, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => removeBranch(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/branches/:id/restore",
    { schema: { summary: "Bring a removed branch back", params: idParams, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => restoreBranch(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
}

/** Branches as a file, out and in; the bodies are bytes. */
export function branchFileRoutes(app: HttpApp): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, async (_request: unknown, body: Buffer) => body);
  app.get(
    "/api/v1/branch-export",
    { schema: { summary: "Download branches as CSV", response: { 200: z.any() }, tags }, config: read },
    async (request, reply) => {
      const rows = await request.ask(listBranches);
      reply
        .header("content-disposition", 'attachment; filename="branches.csv"')
        .header("cache-control", "no-store")
        .type("text/csv; charset=utf-8");
      return reply.send(Readable.from(csvText(branchHeadings, branchRows(rows))) as never);
    },
  );
  app.post(
    "/api/v1/branch-imports",
    {
      bodyLimit: 5 * 1024 * 1024,
      schema: { summary: "Bring branches in from a CSV", response: { 200: importResult }, tags },
      config: write,
    },
    (request) => {
      const bytes = request.body;
      if (!Buffer.isBuffer(bytes) || bytes.length === 0) throw new Refusal("empty_file");
      return request.command((ctx) => importBranches(ctx, bytes));
    },
  );
}
