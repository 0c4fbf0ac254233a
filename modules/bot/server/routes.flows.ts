import * as z from "zod";
import type { HttpApp } from "../../../platform/http/index.ts";
import { entityBody, entityRow, flowBody, flowRow, flowVersion, idParams, made } from "../contract.ts";
import { changeEntity, listEntities, makeEntity, removeEntity } from "./entities/own-entities.ts";
import {
  changeFlow,
  listFlows,
  listFlowVersions,
  makeFlow,
  publishFlow,
  removeFlow,
  restoreFlowVersion,
  showFlow,
} from "./flows/flows.ts";

const read = { permission: "bot.read" };
const manage = { permission: "bot.manage" };
const tags = ["bot"];
const versionBody = z.object({ version: z.number().int().positive().max(2_000_000_000) });

/** Flows with their versions, and the brand's own kinds of answers. */
export function flowRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/bot/flows",
    { schema: { summary: "List flows", response: { 200: z.object({ rows: z.array(flowRow) }) }, tags }, config: read },
    (request) => request.ask(async (ctx) => ({ rows: await listFlows(ctx) })),
  );
  app.post(
    "/api/v1/bot/flows",
    { schema: { summary: "Make a flow", body: flowBody, response: { 200: made }, tags }, config: manage },
    (request) => request.command(async (ctx) => ({ id: await makeFlow(ctx, request.body) })),
  );
  app.get(
    "/api/v1/bot/flows/:id",
    { schema: { summary: "Show a flow", params: idParams, response: { 200: flowRow }, tags }, config: read },
    (request) => request.ask((ctx) => showFlow(ctx, request.params.id)),
  );
  app.put(
    "/api/v1/bot/flows/:id",
    { schema: { summary: "Change the draft of a flow", params: idParams, body: flowBody, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => changeFlow(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  app.delete(
    "/api/v1/bot/flows/:id",
    { schema: { summary: "Take a flow away", params: idParams, tags }, config: manage },
    (request, reply) => request.command((ctx) => removeFlow(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/bot/flows/:id/restore",
    { schema: { summary: "Bring a flow back", params: idParams, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => removeFlow(ctx, request.params.id, true)).then(() => reply.code(204).send()),
  );
  app.get(
    "/api/v1/bot/flows/:id/versions",
    {
      schema: {
        summary: "List versions of a flow",
        params: idParams,
        response: { 200: z.object({ rows: z.array(flowVersion) }) },
        tags,
      },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listFlowVersions(ctx, request.params.id) })),
  );
  app.post(
    "/api/v1/bot/flows/:id/versions",
    {
      schema: {
        summary: "Make the draft of a flow live",
        params: idParams,
        response: { 200: z.object({ version: z.number() }) },
        tags,
      },
      config: manage,
    },
    (request) => request.command(async (ctx) => ({ version: await publishFlow(ctx, request.params.id) })),
  );
  app.put(
    "/api/v1/bot/flows/:id/draft",
    {
      schema: { summary: "Put a version of a flow back into its draft", params: idParams, body: versionBody, tags },
      config: manage,
    },
    (request, reply) =>
      request
        .command((ctx) => restoreFlowVersion(ctx, request.params.id, request.body.version))
        .then(() => reply.code(204).send()),
  );
  entityRoutes(app);
}

function entityRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/bot/entities",
    {
      schema: { summary: "List kinds of answers", response: { 200: z.object({ rows: z.array(entityRow) }) }, tags },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listEntities(ctx) })),
  );
  app.post(
    "/api/v1/bot/entities",
    { schema: { summary: "Make a kind of answers", body: entityBody, response: { 200: made }, tags }, config: manage },
    (request) => request.command(async (ctx) => ({ id: await makeEntity(ctx, request.body) })),
  );
  app.put(
    "/api/v1/bot/entities/:id",
    { schema: { summary: "Change a kind of answers", params: idParams, body: entityBody, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => changeEntity(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  app.delete(
    "/api/v1/bot/entities/:id",
    { schema: { summary: "Take a kind of answers away", params: idParams, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => removeEntity(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
}
