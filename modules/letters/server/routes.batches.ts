import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import { findChromium } from "../../../platform/print/index.ts";
import {
  batchBody,
  batchList,
  batchPage,
  idParams,
  letterList,
  letterParams,
  letterQuery,
  letterReturn,
  made,
  posting,
  previewed,
  previewQuery,
  restoration,
} from "../contract.ts";
import { listBatches, showBatch } from "./batch-rows.ts";
import { addBatch, gatherAgain } from "./gather-letters.ts";
import { listLetters, removeBatch, returnLetter } from "./letters.ts";
import { postBatch, takeBackPosting } from "./post-batch.ts";
import { previewBatch } from "./preview.ts";
import { startPrinting } from "./print-batch.ts";

const read = { permission: "letters.read" };
const write = { permission: "letters.write" };
const tags = ["letters"];
const params = idParams;

/** Batches of letters, from whom they are for to what came back. */
export function batchRoutes(app: HttpApp, house: House): void {
  readingRoutes(app, house);
  makingRoutes(app, house);
  postingRoutes(app);
}

function readingRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/letters/batches",
    { schema: { summary: "List batches of letters", response: { 200: batchList }, tags }, config: read },
    (request) => request.ask(async (ctx) => ({ rows: await listBatches(ctx) })),
  );
  app.get(
    "/api/v1/letters/batches/:id",
    { schema: { summary: "Show a batch of letters", params, response: { 200: batchPage }, tags }, config: read },
    (request) =>
      request.ask(async (ctx) => ({
        ...(await showBatch(ctx, request.params.id)),
        can_print: findChromium(house.config.chromium) !== undefined,
      })),
  );
  app.get(
    "/api/v1/letters/batches/:id/letters",
    {
      schema: {
        summary: "List the customers of a batch",
        params,
        querystring: letterQuery,
        response: { 200: letterList },
        tags,
      },
      config: read,
    },
    (request) => request.ask((ctx) => listLetters(ctx, request.params.id, request.query)),
  );
  app.get(
    "/api/v1/letters/batches/:id/preview",
    {
      schema: {
        summary: "Preview a letter of a batch",
        params,
        querystring: previewQuery,
        response: { 200: previewed },
        tags,
      },
      config: read,
    },
    (request) =>
      request.ask(async (ctx) => ({ html: await previewBatch(ctx, house, request.params.id, request.query.which) })),
  );
}

function makingRoutes(app: HttpApp, house: House): void {
  app.post(
    "/api/v1/letters/batches",
    { schema: { summary: "Make a batch of letters", body: batchBody, response: { 200: made }, tags }, config: write },
    (request) => request.command(async (ctx) => ({ id: await addBatch(ctx, request.body) })),
  );
  app.post(
    "/api/v1/letters/batches/:id/gathering",
    { schema: { summary: "Check a batch of letters again", params, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => gatherAgain(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/letters/batches/:id/printing",
    { schema: { summary: "Print a batch of letters", params, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => startPrinting(ctx, house, request.params.id)).then(() => reply.code(204).send()),
  );
  app.put(
    "/api/v1/letters/batches/:id/removal",
    {
      schema: { summary: "Remove a batch of letters, or take that back", params, body: restoration, tags },
      config: write,
    },
    (request, reply) =>
      request
        .command((ctx) => removeBatch(ctx, request.params.id, request.body.removed))
        .then(() => reply.code(204).send()),
  );
}

function postingRoutes(app: HttpApp): void {
  app.put(
    "/api/v1/letters/batches/:id/posting",
    { schema: { summary: "Say when a batch was posted", params, body: posting, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => postBatch(ctx, request.params.id, request.body.day)).then(() => reply.code(204).send()),
  );
  app.delete(
    "/api/v1/letters/batches/:id/posting",
    { schema: { summary: "Take back that a batch was posted", params, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => takeBackPosting(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.put(
    "/api/v1/letters/batches/:id/letters/:letter/return",
    {
      schema: { summary: "Note that a letter came back", params: letterParams, body: letterReturn, tags },
      config: write,
    },
    (request, reply) =>
      request
        .command((ctx) => returnLetter(ctx, request.params, request.body.returned))
        .then(() => reply.code(204).send()),
  );
}
