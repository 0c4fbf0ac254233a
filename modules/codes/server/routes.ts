import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import { findChromium } from "../../../platform/print/index.ts";
import { codeBody, codeDays, codeList, idParams, made, retirement } from "../contract.ts";
import { addCode, changeCode, listCodes, retireCode } from "./codes.ts";
import { countDays } from "./count-days.ts";

const read = { permission: "codes.read" };
const write = { permission: "codes.write" };
const tags = ["codes"];

/** The codes of places, for colleagues. */
export function codeRoutes(app: HttpApp, { config }: House): void {
  app.get(
    "/api/v1/place-codes",
    { schema: { summary: "List the codes of places", response: { 200: codeList }, tags }, config: read },
    (request) =>
      request.ask(async (ctx) => ({
        rows: await listCodes(ctx, new URL(config.publicUrl).origin),
        can_print: findChromium(config.chromium) !== undefined,
      })),
  );
  app.post(
    "/api/v1/place-codes",
    { schema: { summary: "Make a code for a place", body: codeBody, response: { 200: made }, tags }, config: write },
    (request) => request.command(async (ctx) => ({ id: await addCode(ctx, request.body) })),
  );
  app.put(
    "/api/v1/place-codes/:id",
    { schema: { summary: "Change what a code opens", params: idParams, body: codeBody, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => changeCode(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  app.put(
    "/api/v1/place-codes/:id/retirement",
    {
      schema: { summary: "Retire a code, or take that back", params: idParams, body: retirement, tags },
      config: write,
    },
    (request, reply) =>
      request
        .command((ctx) => retireCode(ctx, request.params.id, request.body.retired))
        .then(() => reply.code(204).send()),
  );
  app.get(
    "/api/v1/place-codes/:id/days",
    {
      schema: {
        summary: "Count a code's scans and what came of them by day",
        params: idParams,
        response: { 200: codeDays },
        tags,
      },
      config: read,
    },
    (request) => request.ask((ctx) => countDays(ctx, request.params.id)),
  );
}
