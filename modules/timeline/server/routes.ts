import { Readable } from "node:stream";
import * as z from "zod";
import { system } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { fingerprint, type HttpApp, idempotencyKey } from "../../../platform/http/index.ts";
import { acceptStream, ndjson } from "../../intake/index.ts";
import {
  batchAnswer,
  interactionAnswer,
  interactionInput,
  interactionPage,
  interactionQuery,
  interactionRow,
  quickLog,
  quickLogOfSomebody,
  timelineQuery,
} from "../contract.ts";
import { type AcceptSoon, acceptSoon } from "./accept-soon.ts";
import { changeRoutes } from "./change-routes.ts";
import { customerTimeline } from "./customer-timeline.ts";
import { linesNamedBy } from "./interaction-lines.ts";
import { listInteractions, oneInteraction } from "./list-interactions.ts";
import { logInteraction, logInteractionOfSomebody } from "./quick-log.ts";
import { readInteraction } from "./read-interaction.ts";
import { siteRoutes } from "./site-routes.ts";
import { withdrawInteraction } from "./withdraw-interaction.ts";

const read = { permission: "timeline.read" };
const write = { permission: "timeline.write" };
const tags = ["interactions"];
const byId = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

/** Interactions over HTTP: reading, logging by hand, and the machine's ways in. */
export async function timelineRoutes(app: HttpApp, house: House): Promise<void> {
  readingRoutes(app);
  changeRoutes(app, house);
  loggingRoutes(app);
  const accept = acceptSoon(house);
  await app.register(async (scope) => intakeRoutes(scope as unknown as HttpApp, house, accept));
  await app.register(async (scope) => siteRoutes(scope as unknown as HttpApp, house, accept));
}

function readingRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/customers/:id/timeline",
    {
      schema: {
        summary: "List a customer's timeline, newest first",
        params: byId,
        querystring: timelineQuery,
        response: { 200: interactionPage },
        tags,
      },
      config: read,
    },
    (request) => request.ask((ctx) => customerTimeline(ctx, request.params.id, request.query)),
  );
  app.get(
    "/api/v1/interactions",
    {
      schema: {
        summary: "List the interaction log, newest first",
        querystring: interactionQuery,
        response: { 200: interactionPage },
        tags,
      },
      config: read,
    },
    (request) => request.ask((ctx) => listInteractions(ctx, request.query)),
  );
  app.get(
    "/api/v1/interactions/:id",
    { schema: { summary: "Show an interaction", params: byId, response: { 200: interactionRow }, tags }, config: read },
    (request) => request.ask((ctx) => oneInteraction(ctx, request.params.id)),
  );
}

function loggingRoutes(app: HttpApp): void {
  app.post(
    "/api/v1/customers/:id/interactions",
    {
      schema: {
        summary: "Log an interaction with a customer by hand",
        params: byId,
        body: quickLog,
        response: { 200: interactionRow },
        tags,
      },
      config: write,
    },
    (request) => request.command((ctx) => logInteraction(ctx, request.params.id, request.body)),
  );
  app.post(
    "/api/v1/quick-log",
    {
      schema: {
        summary: "Log an interaction with somebody who may not be known yet",
        body: quickLogOfSomebody,
        response: { 200: interactionRow },
        tags,
      },
      config: write,
    },
    (request) => request.command((ctx) => logInteractionOfSomebody(ctx, request.body)),
  );
  app.delete(
    "/api/v1/interactions/:id",
    { schema: { summary: "Take back what you logged within the last hour", params: byId, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => withdrawInteraction(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
}

/** NDJSON bodies stay streams in this scope. */
function intakeRoutes(app: HttpApp, house: House, accept: AcceptSoon): void {
  app.addContentTypeParser(ndjson, (_request: unknown, body: unknown, done: Done) => done(null, body));
  app.post(
    "/api/v1/interactions",
    {
      bodyLimit: 256 * 1024,
      schema: {
        summary: "Record interactions",
        description:
          "One as JSON, or many as NDJSON (`application/x-ndjson`, one on each line, up to 50 MB). Answered when it is on disk. " +
          "The same `source` and `external_id` again, or the same Idempotency-Key, changes nothing. Bad lines of a batch are named in " +
          "the answer and wait in the quarantine; the others are recorded.",
        body: {
          content: {
            "application/json": { schema: interactionInput },
            "application/x-ndjson": { schema: z.any().describe("One interaction on each line") },
          },
        },
        response: { 200: z.union([interactionAnswer, batchAnswer]) },
        tags,
      },
      config: write,
      // The answer is checked by its type; checking each again would cost as much as recording it.
      serializerCompiler: () => (answer) => JSON.stringify(answer),
    },
    async (request, reply) => {
      const { brandId } = request.caller ?? refuseNobody();
      const key = idempotencyKey(request);
      if (request.mediaType === ndjson) {
        const batch = { brandId, actor: system("batch"), language: request.language };
        const body = request.body as Readable;
        const stream = body.iterator({ destroyOnReturn: false });
        // Where reading stops early the rest is let through unread: a broken connection would hide the answer.
        const pieces = await acceptStream(house, batch, stream, linesNamedBy(key)).finally(() => body.resume());
        return reply.type("application/json").send(Readable.from(pieces) as never);
      }
      const read = readInteraction(request.body as z.infer<typeof interactionInput>, house.clock());
      return accept(brandId, { read, key: key === null ? null : { key, hash: fingerprint(request) } });
    },
  );
}

type Done = (error: Error | null, body?: unknown) => void;

function refuseNobody(): never {
  throw new Refusal("not_signed_in");
}
