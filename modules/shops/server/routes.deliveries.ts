import type { HttpApp } from "../../../platform/http/index.ts";
import * as contract from "../contract.ts";
import {
  dismissDelivery,
  listDeliveries,
  retryDelivery,
  retryFailed,
  showDelivery,
} from "./deliveries/show-deliveries.ts";

const tags = ["shops"];
const manage = { permission: "shops.manage" };
const params = contract.deliveryParams;

/** What came from a shop, and trying it again. */
export function deliveryRoutes(app: HttpApp): void {
  const ofShop = contract.idParams;
  app.get(
    "/api/v1/shops/:id/deliveries",
    {
      schema: {
        summary: "List what came from a shop",
        params: ofShop,
        querystring: contract.deliveryQuery,
        response: { 200: contract.deliveryList },
        tags,
      },
      config: manage,
    },
    (request) => request.ask((ctx) => listDeliveries(ctx, request.params.id, request.query)),
  );
  app.get(
    "/api/v1/shops/:id/deliveries/:delivery",
    {
      schema: {
        summary: "Show what came with its body",
        params,
        response: { 200: contract.deliveryOne },
        tags,
      },
      config: manage,
    },
    (request) => request.ask((ctx) => showDelivery(ctx, request.params.id, request.params.delivery)),
  );
  app.post(
    "/api/v1/shops/:id/deliveries/:delivery/retry",
    { schema: { summary: "Try again what came from a shop", params, tags }, config: manage },
    (request, reply) =>
      request
        .command((ctx) => retryDelivery(ctx, request.params.id, request.params.delivery))
        .then(() => reply.code(204).send()),
  );
  app.put(
    "/api/v1/shops/:id/deliveries/:delivery/dismissal",
    { schema: { summary: "Put a failed delivery aside", params, tags }, config: manage },
    (request, reply) =>
      request
        .command((ctx) => dismissDelivery(ctx, request.params.id, request.params.delivery, true))
        .then(() => reply.code(204).send()),
  );
  app.delete(
    "/api/v1/shops/:id/deliveries/:delivery/dismissal",
    { schema: { summary: "Bring back a delivery put aside", params, tags }, config: manage },
    (request, reply) =>
      request
        .command((ctx) => dismissDelivery(ctx, request.params.id, request.params.delivery, false))
        .then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/shops/:id/retry",
    {
      schema: {
        summary: "Try again everything that failed",
        params: ofShop,
        response: { 200: contract.retried },
        tags,
      },
      config: manage,
    },
    (request) => request.command(async (ctx) => ({ deliveries: await retryFailed(ctx, request.params.id) })),
  );
}
