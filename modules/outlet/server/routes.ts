import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import { onceShown } from "../../admin/index.ts";
import * as contract from "../contract.ts";
import {
  changeWebhook,
  makeWebhook,
  pauseWebhook,
  removeWebhook,
  renewSecret,
  restoreWebhook,
} from "./keep-webhook.ts";
import { deliveryRoutes } from "./routes.deliveries.ts";
import { streamEvents } from "./stream-events.ts";
import { tryWebhook } from "./try-webhook.ts";
import { listWebhooks } from "./webhook-rows.ts";

const tags = ["ways-out"];
const manage = { permission: "webhooks.manage" };
const params = contract.idParams;

/** Webhooks, their log, and the events of the brand in order. */
export function outletRoutes(app: HttpApp, house: House): void {
  streamRoutes(app);
  webhookRoutes(app, house);
  secretRoutes(app, house);
  deliveryRoutes(app);
}

function streamRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/events",
    {
      schema: {
        summary: "Read what happened, in order",
        description:
          "Each event once and in commit order to whoever comes back with the last cursor. Kept for thirty days.",
        querystring: contract.streamQuery,
        response: { 200: contract.streamPage },
        tags,
      },
      config: { permission: "events.read" },
    },
    (request) => request.ask((ctx) => streamEvents(ctx, request.query)),
  );
}

function webhookRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/webhooks",
    { schema: { summary: "List webhooks", response: { 200: contract.webhookList }, tags }, config: manage },
    (request) => request.ask(async (ctx) => ({ rows: await listWebhooks(ctx) })),
  );
  app.put(
    "/api/v1/webhooks/:id",
    { schema: { summary: "Change a webhook", params, body: contract.webhookBody, tags }, config: manage },
    (request, reply) =>
      request
        .command((ctx) => changeWebhook(ctx, house, request.params.id, request.body))
        .then(() => reply.code(204).send()),
  );
  app.put(
    "/api/v1/webhooks/:id/pause",
    { schema: { summary: "Pause a webhook or let it go on", params, body: contract.pauseBody, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => pauseWebhook(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  app.delete(
    "/api/v1/webhooks/:id",
    { schema: { summary: "Take a webhook away", params, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => removeWebhook(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/webhooks/:id/restore",
    { schema: { summary: "Bring a webhook back", params, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => restoreWebhook(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
}

function secretRoutes(app: HttpApp, house: House): void {
  app.post(
    "/api/v1/webhooks",
    {
      schema: {
        summary: "Make a webhook; its secret is shown this once",
        body: contract.webhookBody,
        response: { 201: contract.made },
        tags,
      },
      config: manage,
    },
    async (request, reply) =>
      reply.code(201).send(await onceShown(house, request, (ctx) => makeWebhook(ctx, house, request.body))),
  );
  app.put(
    "/api/v1/webhooks/:id/secret",
    {
      schema: { summary: "Renew a webhook's secret", params, response: { 200: contract.renewed }, tags },
      config: manage,
    },
    (request) => onceShown(house, request, (ctx) => renewSecret(ctx, house, request.params.id)),
  );
  app.post(
    "/api/v1/webhooks/:id/trial",
    { schema: { summary: "Send a trial event", params, response: { 200: contract.trial }, tags }, config: manage },
    (request) => {
      if (!request.caller) throw new Refusal("not_signed_in");
      return tryWebhook(house, { ...request.caller, now: house.clock() }, request.params.id);
    },
  );
}
