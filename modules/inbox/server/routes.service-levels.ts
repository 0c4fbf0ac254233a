import * as z from "zod";
import type { HttpApp } from "../../../platform/http/index.ts";
import {
  conversationRound,
  idParams,
  sampleAnswer,
  serviceLevel,
  serviceLevelBody,
  serviceLevelOrder,
  serviceLevelSample,
} from "../contract.ts";
import {
  changeServiceLevel,
  listServiceLevels,
  makeServiceLevel,
  orderServiceLevels,
  removeServiceLevel,
} from "./service-level/levels.ts";
import { sampleDue } from "./service-level/sample-due.ts";
import { promisesInConversation } from "./service-level/show-promises.ts";

const read = { permission: "inbox.read" };
const manage = { permission: "inbox.manage" };
const tags = ["service levels"];
const path = "/api/v1/service-levels";

/** What customers are promised: the levels, their order, a sample, and how the promises of one conversation stand. */
export function serviceLevelRoutes(app: HttpApp): void {
  app.get(
    path,
    {
      schema: {
        summary: "List service levels in their order",
        response: { 200: z.object({ rows: z.array(serviceLevel) }) },
        tags,
      },
      config: read,
    },
    (request) =>
      request.ask(async (ctx) => ({
        rows: (await listServiceLevels(ctx)).map(({ since: _since, ...level }) => level),
      })),
  );
  app.post(
    path,
    {
      schema: {
        summary: "Make a service level",
        body: serviceLevelBody,
        response: { 200: z.object({ id: z.number() }) },
        tags,
      },
      config: manage,
    },
    (request) => request.command(async (ctx) => ({ id: await makeServiceLevel(ctx, request.body) })),
  );
  app.put(
    `${path}/order`,
    { schema: { summary: "Put service levels into an order", body: serviceLevelOrder, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => orderServiceLevels(ctx, request.body.ids)).then(() => reply.code(204).send()),
  );
  app.post(
    `${path}/sample`,
    {
      schema: {
        summary: "Tell when a message would be due under a service level",
        body: serviceLevelSample,
        response: { 200: sampleAnswer },
        tags,
      },
      config: read,
    },
    (request) => {
      const { level, at } = request.body;
      return request.ask((ctx) => sampleDue(ctx, level, at ? new Date(at) : null));
    },
  );
  oneLevelRoutes(app);
}

function oneLevelRoutes(app: HttpApp): void {
  app.put(
    `${path}/:id`,
    { schema: { summary: "Change a service level", params: idParams, body: serviceLevelBody, tags }, config: manage },
    (request, reply) =>
      request
        .command((ctx) => changeServiceLevel(ctx, request.params.id, request.body))
        .then(() => reply.code(204).send()),
  );
  app.delete(
    `${path}/:id`,
    { schema: { summary: "Take a service level away", params: idParams, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => removeServiceLevel(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.post(
    `${path}/:id/restore`,
    { schema: { summary: "Bring a service level back", params: idParams, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => removeServiceLevel(ctx, request.params.id, true)).then(() => reply.code(204).send()),
  );
  app.get(
    "/api/v1/conversations/:id/service-levels",
    {
      schema: {
        summary: "Show what service levels promise in a conversation",
        params: idParams,
        response: { 200: z.object({ rows: z.array(conversationRound) }) },
        tags,
      },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ rows: await promisesInConversation(ctx, request.params.id) })),
  );
}
