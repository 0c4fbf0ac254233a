import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import { findChromium } from "../../../platform/print/index.ts";
import { gapList, idParams, made, previewed, restoration, templateBody, templateList } from "../contract.ts";
import { attributeGaps } from "./page/values-of.ts";
import { previewTemplate } from "./preview.ts";
import { addTemplate, changeTemplate, listTemplates, removeTemplate } from "./templates.ts";

const read = { permission: "letters.read" };
const write = { permission: "letters.write" };
const tags = ["letters"];

/** Templates of letters, for colleagues. */
export function templateRoutes(app: HttpApp, house: House): void {
  const { config } = house;
  app.get(
    "/api/v1/letters/templates",
    { schema: { summary: "List letter templates", response: { 200: templateList }, tags }, config: read },
    (request) =>
      request.ask(async (ctx) => ({
        rows: await listTemplates(ctx),
        can_print: findChromium(config.chromium) !== undefined,
      })),
  );
  app.get(
    "/api/v1/letters/gaps",
    { schema: { summary: "List the brand's own gaps", response: { 200: gapList }, tags }, config: read },
    (request) => request.ask(async (ctx) => ({ attributes: await attributeGaps(ctx) })),
  );
  app.post(
    "/api/v1/letters/preview",
    {
      schema: { summary: "Preview a letter template", body: templateBody, response: { 200: previewed }, tags },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ html: await previewTemplate(ctx, house, request.body) })),
  );
  app.post(
    "/api/v1/letters/templates",
    {
      schema: { summary: "Write a letter template", body: templateBody, response: { 200: made }, tags },
      config: write,
    },
    (request) => request.command(async (ctx) => ({ id: await addTemplate(ctx, request.body) })),
  );
  app.put(
    "/api/v1/letters/templates/:id",
    { schema: { summary: "Change a letter template", params: idParams, body: templateBody, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => changeTemplate(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  app.put(
    "/api/v1/letters/templates/:id/removal",
    {
      schema: { summary: "Remove a letter template, or take that back", params: idParams, body: restoration, tags },
      config: write,
    },
    (request, reply) =>
      request
        .command((ctx) => removeTemplate(ctx, request.params.id, request.body.removed))
        .then(() => reply.code(204).send()),
  );
}
