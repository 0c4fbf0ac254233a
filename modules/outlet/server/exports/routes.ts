import type { BrandWork } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import {
  exportBody,
  exportList,
  exportMade,
  exportPause,
  exportRunList,
  exportRunQuery,
  exportTrial,
  exportTrialBody,
} from "../../contract/exports.ts";
import { idParams } from "../../contract/webhooks.ts";
import { listExports, listRuns } from "./export-rows.ts";
import { changeExport, makeExport, pauseExport, removeExport, restoreExport } from "./keep-export.ts";
import { runNow } from "./start-runs.ts";
import { tryPlace } from "./try-place.ts";

const tags = ["ways-out"];
const manage = { permission: "exports.manage" };
const params = idParams;

/** Tables that are sent on time, their log, and trying a place. */
export function exportRoutes(app: HttpApp, house: House): void {
  keepingRoutes(app, house);
  standingRoutes(app);
  runRoutes(app, house);
}

function keepingRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/exports",
    { schema: { summary: "List scheduled exports", response: { 200: exportList }, tags }, config: manage },
    (request) => request.ask(async (ctx) => ({ rows: await listExports(ctx) })),
  );
  app.post(
    "/api/v1/exports",
    {
      schema: { summary: "Have tables sent on time", body: exportBody, response: { 201: exportMade }, tags },
      config: manage,
    },
    async (request, reply) =>
      reply.code(201).send(await request.command(async (ctx) => ({ id: await makeExport(ctx, house, request.body) }))),
  );
  app.put(
    "/api/v1/exports/:id",
    { schema: { summary: "Change a scheduled export", params, body: exportBody, tags }, config: manage },
    (request, reply) =>
      request
        .command((ctx) => changeExport(ctx, house, request.params.id, request.body))
        .then(() => reply.code(204).send()),
  );
}

function standingRoutes(app: HttpApp): void {
  app.put(
    "/api/v1/exports/:id/pause",
    { schema: { summary: "Pause an export or let it go on", params, body: exportPause, tags }, config: manage },
    (request, reply) =>
      request
        .command((ctx) => pauseExport(ctx, request.params.id, request.body.paused))
        .then(() => reply.code(204).send()),
  );
  app.delete(
    "/api/v1/exports/:id",
    { schema: { summary: "Take a scheduled export away", params, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => removeExport(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/exports/:id/restore",
    { schema: { summary: "Bring a scheduled export back", params, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => restoreExport(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
}

function runRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/exports/:id/runs",
    {
      schema: {
        summary: "List sendings of an export",
        params,
        querystring: exportRunQuery,
        response: { 200: exportRunList },
        tags,
      },
      config: manage,
    },
    (request) => request.ask((ctx) => listRuns(ctx, request.params.id, request.query)),
  );
  app.post(
    "/api/v1/exports/:id/runs",
    { schema: { summary: "Send an export now", params, tags }, config: manage },
    (request, reply) => request.command((ctx) => runNow(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/export-trials",
    {
      schema: {
        summary: "Try a place for exports and say what is wrong",
        body: exportTrialBody,
        response: { 200: exportTrial },
        tags,
      },
      config: manage,
    },
    (request) => {
      if (!request.caller) throw new Refusal("not_signed_in");
      const on: BrandWork = { ...request.caller, now: house.clock() };
      return tryPlace(house, on, request.body);
    },
  );
}
