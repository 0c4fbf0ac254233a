import type { HttpApp } from "../../../platform/http/index.ts";
import * as contract from "../contract.ts";
import { replayDelivery, replayFailed } from "./replay-deliveries.ts";
import { listDeliveries, showDelivery } from "./show-deliveries.ts";

const tags = ["ways-out"];
const manage = { permission: "webhooks.manage" };

/** The log of a webhook, and sending again. */
export function deliveryRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/webhooks/:id/deliveries",
    {
      schema: {
        summary: "List deliveries of a webhook",
        params: contract.idParams,
        querystring: contract.deliveryQuery,
        response: { 200: contract.deliveryList },
        tags,
      },
      config: manage,
    },
    (request) => request.ask((ctx) => listDeliveries(ctx, request.params.id, request.query)),
  );
  app.get(
    "/api/v1/webhooks/:id/deliveries/:delivery",
    {
      schema: {
        summary: "Show a delivery and its tries",
        params: contract.deliveryParams,
        response: { 200: contract.deliveryDetail },
        tags,
      },
      config: manage,
    },
    (request) => request.ask((ctx) => showDelivery(ctx, request.params.id, request.params.delivery)),
  );
  app.post(
    "/api/v1/webhooks/:id/deliveries/:delivery/replay",
    { schema: { summary: "Send a delivery again", params: contract.deliveryParams, tags }, config: manage },
    (request, reply) =>
      request
        .command((ctx) => replayDelivery(ctx, request.params.id, request.params.delivery))
        .then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/webhooks/:id/replay",
    {
      schema: {
        summary: "Send all failed deliveries again",
        params: contract.idParams,
        response: { 200: contract.replayed },
        tags,
      },
      config: manage,
    },
    (request) => request.command(async (ctx) => ({ replayed: await replayFailed(ctx, request.params.id) })),
  );
}
