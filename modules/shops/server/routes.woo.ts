import { type Context, withBrand } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { Caller, HttpApp } from "../../../platform/http/index.ts";
import * as contract from "../contract.ts";
import { pauseSync, startSync } from "./woo/keep-sync.ts";
import { mendHooks } from "./woo/look-at-hooks.ts";
import { tryConnection } from "./woo/try-connection.ts";

const tags = ["shops"];
const manage = { permission: "shops.manage" };
const params = contract.idParams;

/** What is asked of a WooCommerce shop itself: whether it answers, its webhooks, everything it has. */
export function wooRoutes(app: HttpApp, house: House): void {
  const inBrandOf = (caller: Caller | null | undefined) => {
    if (!caller) throw new Refusal("not_signed_in");
    return <T>(work: (ctx: Context) => Promise<T>) =>
      withBrand(house.database.app, { ...caller, now: house.clock() }, work);
  };
  app.post(
    "/api/v1/woocommerce-shops/:id/test",
    {
      schema: { summary: "Ask a shop whether it answers", params, response: { 200: contract.tested }, tags },
      config: manage,
    },
    (request) => tryConnection(house, inBrandOf(request.caller), request.params.id),
  );
  app.put(
    "/api/v1/woocommerce-shops/:id/hooks",
    {
      schema: { summary: "Make or mend the webhooks in a shop", params, response: { 200: contract.hooksMade }, tags },
      config: manage,
    },
    (request) => mendHooks(house, inBrandOf(request.caller), request.params.id),
  );
  app.post(
    "/api/v1/woocommerce-shops/:id/sync",
    { schema: { summary: "Read everything that a shop has", params, tags }, config: manage },
    (request, reply) => request.command((ctx) => startSync(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.put(
    "/api/v1/woocommerce-shops/:id/sync",
    { schema: { summary: "Pause reading a shop or go on", params, body: contract.pauseBody, tags }, config: manage },
    (request, reply) =>
      request
        .command((ctx) => pauseSync(ctx, request.params.id, request.body.paused))
        .then(() => reply.code(204).send()),
  );
}
