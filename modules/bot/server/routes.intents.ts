import * as z from "zod";
import type { HttpApp } from "../../../platform/http/index.ts";
import {
  exampleBody,
  exampleRow,
  examplesImport,
  examplesImported,
  idParams,
  intentBody,
  intentRow,
  intentSwitch,
  made,
  modelState,
  newIntent,
  releaseRow,
} from "../contract.ts";
import { addExamples, listExamples, removeExample } from "./intents/examples.ts";
import { importExamples } from "./intents/import-examples.ts";
import { changeIntent, listIntents, makeIntent, removeIntent, switchIntent } from "./intents/intents.ts";
import { listReleases, publishIntents, restoreRelease } from "./model/releases.ts";
import { readModelState } from "./model/train-draft.ts";

const read = { permission: "bot.read" };
const manage = { permission: "bot.manage" };
const tags = ["bot"];
const version = z.object({ version: z.number() });
const versionParams = z.object({ version: z.coerce.number().int().positive().max(2_000_000_000) });
const examples = z.object({ rows: z.array(exampleRow) });
const added = z.object({ added: z.number() });

/** Intents, how people say them, and their going live. */
export function intentRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/bot/intents",
    {
      schema: { summary: "List intents", response: { 200: z.object({ rows: z.array(intentRow) }) }, tags },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listIntents(ctx) })),
  );
  app.post(
    "/api/v1/bot/intents",
    { schema: { summary: "Make an intent", body: newIntent, response: { 200: made }, tags }, config: manage },
    (request) => request.command(async (ctx) => ({ id: await makeIntent(ctx, request.body) })),
  );
  app.put(
    "/api/v1/bot/intents/:id",
    { schema: { summary: "Change an intent", params: idParams, body: intentBody, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => changeIntent(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  app.put(
    "/api/v1/bot/intents/:id/switch",
    { schema: { summary: "Switch an intent on or off", params: idParams, body: intentSwitch, tags }, config: manage },
    (request, reply) =>
      request
        .command((ctx) => switchIntent(ctx, request.params.id, request.body.on))
        .then(() => reply.code(204).send()),
  );
  app.delete(
    "/api/v1/bot/intents/:id",
    { schema: { summary: "Take an intent away", params: idParams, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => removeIntent(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/bot/intents/:id/restore",
    { schema: { summary: "Bring an intent back", params: idParams, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => removeIntent(ctx, request.params.id, true)).then(() => reply.code(204).send()),
  );
  exampleRoutes(app);
  releaseRoutes(app);
}

function exampleRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/bot/intents/:id/examples",
    {
      schema: { summary: "List examples of an intent", params: idParams, response: { 200: examples }, tags },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listExamples(ctx, request.params.id) })),
  );
  app.post(
    "/api/v1/bot/intents/:id/examples",
    {
      schema: {
        summary: "Add an example to an intent",
        params: idParams,
        body: exampleBody,
        response: { 200: added },
        tags,
      },
      config: manage,
    },
    (request) =>
      request.command(async (ctx) => ({ added: await addExamples(ctx, request.params.id, [request.body.text]) })),
  );
  app.get(
    "/api/v1/bot/none-examples",
    {
      schema: { summary: "List examples of what is none of the intents", response: { 200: examples }, tags },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listExamples(ctx, null) })),
  );
  app.post(
    "/api/v1/bot/none-examples",
    {
      schema: {
        summary: "Add an example of what is none of the intents",
        body: exampleBody,
        response: { 200: added },
        tags,
      },
      config: manage,
    },
    (request) => request.command(async (ctx) => ({ added: await addExamples(ctx, null, [request.body.text]) })),
  );
  app.delete(
    "/api/v1/bot/examples/:id",
    { schema: { summary: "Take an example away", params: idParams, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => removeExample(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/bot/examples/import",
    {
      schema: {
        summary: "Import examples of intents",
        body: examplesImport,
        response: { 200: examplesImported },
        tags,
      },
      config: manage,
    },
    (request) => request.command((ctx) => importExamples(ctx, request.body)),
  );
}

function releaseRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/bot/model",
    { schema: { summary: "Show how far learning is", response: { 200: modelState }, tags }, config: read },
    (request) => request.ask(readModelState),
  );
  app.get(
    "/api/v1/bot/releases",
    {
      schema: { summary: "List releases of the bot", response: { 200: z.object({ rows: z.array(releaseRow) }) }, tags },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listReleases(ctx) })),
  );
  app.post(
    "/api/v1/bot/releases",
    { schema: { summary: "Make the edited intents live", response: { 200: version }, tags }, config: manage },
    (request) => request.command(async (ctx) => ({ version: await publishIntents(ctx) })),
  );
  app.post(
    "/api/v1/bot/releases/:version/restore",
    {
      schema: {
        summary: "Make an earlier release of the bot live again",
        params: versionParams,
        response: { 200: version },
        tags,
      },
      config: manage,
    },
    (request) => request.command(async (ctx) => ({ version: await restoreRelease(ctx, request.params.version) })),
  );
}
