import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import { onceShown } from "../../admin/index.ts";
import * as contract from "../contract.ts";
import { hookRoutes } from "./hook-routes.ts";
import {
  changeWebhookSource,
  changeWooShop,
  makeWebhookSource,
  makeWooShop,
  pauseShop,
  removeShop,
  renewSecret,
  restoreShop,
} from "./keep-shop.ts";
import { keepMapping, previewMapping } from "./mapping/keep-mapping.ts";
import { deliveryRoutes } from "./routes.deliveries.ts";
import { wooRoutes } from "./routes.woo.ts";
import { listShops, showShop } from "./show-shops.ts";

const tags = ["shops"];
const manage = { permission: "shops.manage" };
const params = contract.idParams;

/** Shops and sources of webhooks, their log, and where they call in. */
export async function shopRoutes(app: HttpApp, house: House): Promise<void> {
  keepRoutes(app, house);
  makeRoutes(app, house);
  mappingRoutes(app);
  wooRoutes(app, house);
  deliveryRoutes(app);
  await hookRoutes(app, house);
}

function keepRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/shops",
    { schema: { summary: "List shops and sources", response: { 200: contract.shopList }, tags }, config: manage },
    (request) => request.ask(async (ctx) => ({ rows: await listShops(ctx, house) })),
  );
  app.get(
    "/api/v1/shops/:id",
    { schema: { summary: "Show a shop", params, response: { 200: contract.shop }, tags }, config: manage },
    (request) => request.ask((ctx) => showShop(ctx, house, request.params.id)),
  );
  app.put(
    "/api/v1/shops/:id/pause",
    { schema: { summary: "Pause a shop or let it go on", params, body: contract.pauseBody, tags }, config: manage },
    (request, reply) =>
      request
        .command((ctx) => pauseShop(ctx, request.params.id, request.body.paused))
        .then(() => reply.code(204).send()),
  );
  app.delete(
    "/api/v1/shops/:id",
    { schema: { summary: "Take a shop away", params, tags }, config: manage },
    (request, reply) => request.command((ctx) => removeShop(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/shops/:id/restore",
    { schema: { summary: "Bring a shop back", params, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => restoreShop(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.put(
    "/api/v1/shops/:id/secret",
    {
      schema: { summary: "Renew a shop's webhook secret", params, response: { 200: contract.renewed }, tags },
      config: manage,
    },
    (request) => onceShown(house, request, (ctx) => renewSecret(ctx, house, request.params.id)),
  );
}

function makeRoutes(app: HttpApp, house: House): void {
  app.post(
    "/api/v1/woocommerce-shops",
    {
      schema: {
        summary: "Connect a WooCommerce shop; its webhook secret is shown this once",
        body: contract.wooBody,
        response: { 201: contract.made },
        tags,
      },
      config: manage,
    },
    async (request, reply) =>
      reply.code(201).send(await onceShown(house, request, (ctx) => makeWooShop(ctx, house, request.body))),
  );
  app.put(
    "/api/v1/woocommerce-shops/:id",
    { schema: { summary: "Change a WooCommerce shop", params, body: contract.wooBody, tags }, config: manage },
    // Keys must not lie among remembered answers.
    (request, reply) =>
      onceShown(house, request, (ctx) => changeWooShop(ctx, house, request.params.id, request.body)).then(() =>
        reply.code(204).send(),
      ),
  );
  app.post(
    "/api/v1/webhook-sources",
    {
      schema: {
        summary: "Make a source of webhooks; its secret is shown this once",
        body: contract.webhookSourceBody,
        response: { 201: contract.made },
        tags,
      },
      config: manage,
    },
    async (request, reply) =>
      reply.code(201).send(await onceShown(house, request, (ctx) => makeWebhookSource(ctx, house, request.body))),
  );
  app.put(
    "/api/v1/webhook-sources/:id",
    {
      schema: { summary: "Change a source of webhooks", params, body: contract.webhookSourceBody, tags },
      config: manage,
    },
    (request, reply) =>
      request
        .command((ctx) => changeWebhookSource(ctx, request.params.id, request.body))
        .then(() => reply.code(204).send()),
  );
}

function mappingRoutes(app: HttpApp): void {
  app.post(
    "/api/v1/mapping-previews",
    {
      schema: {
        summary: "Show what a mapping makes of a sample",
        body: contract.previewBody,
        response: { 200: contract.previewed },
        tags,
      },
      config: manage,
    },
    (request) => request.ask((ctx) => previewMapping(ctx, request.body)),
  );
  app.put(
    "/api/v1/webhook-sources/:id/mapping",
    {
      schema: {
        summary: "Give a source its mapping, proved by a sample",
        params,
        body: contract.mappingBody,
        tags,
      },
      config: manage,
    },
    (request, reply) =>
      request.command((ctx) => keepMapping(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
}
