import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import * as contract from "../../contract.ts";
import { onceShown } from "../once-shown.ts";
import { allPermissions } from "../permissions.ts";
import { createApiKey, listApiKeys, revokeApiKey } from "./api-keys.ts";
import { forgetKeys } from "./key-directory.ts";
import { forgetSites } from "./site-directory.ts";
import { changeSite, createSite, listSites, renewSiteSecret, revokeSite, showSiteSecret } from "./sites.ts";

const tags = ["admin"];
const reads = (what: string) => ({ config: { permission: `${what}.read` } });
const writes = (what: string) => ({ config: { permission: `${what}.write` } });
const params = contract.idParams;

/** API keys: made (shown once), listed, revoked. */
export function apiKeyRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/api-keys",
    { schema: { summary: "List API keys", tags, response: { 200: contract.apiKeyList } }, ...reads("api_keys") },
    async (request) => {
      const held = request.caller?.actor.permissions ?? [];
      const scopes = allPermissions().filter((scope) => held.includes(scope));
      return { rows: await request.ask(listApiKeys), scopes };
    },
  );
  app.post(
    "/api/v1/api-keys",
    {
      schema: {
        summary: "Make an API key, shown this once",
        tags,
        body: contract.newApiKey,
        response: { 201: contract.apiKeyMade },
      },
      ...writes("api_keys"),
    },
    async (request, reply) => {
      const made = await onceShown(house, request, (ctx) => createApiKey(ctx, request.body));
      return reply.code(201).send(made);
    },
  );
  app.delete(
    "/api/v1/api-keys/:id",
    { schema: { summary: "Revoke an API key", tags, params }, ...writes("api_keys") },
    async (request, reply) => {
      await request.command((ctx) => revokeApiKey(ctx, request.params.id));
      forgetKeys(house);
      return reply.code(204).send();
    },
  );
}

/** Sites whose pages report what their visitors do. */
export function siteRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/sites",
    { schema: { summary: "List sites", tags, response: { 200: contract.siteList } }, ...reads("sites") },
    async (request) => ({
      rows: await request.ask(listSites),
      scriptAddress: `${house.config.publicUrl}/hamdel.js`,
    }),
  );
  app.post(
    "/api/v1/sites",
    {
      schema: { summary: "Add a site", tags, body: contract.newSite, response: { 201: contract.made } },
      ...writes("sites"),
    },
    async (request, reply) =>
      reply.code(201).send(await request.command((ctx) => createSite(ctx, house, request.body))),
  );
  app.put(
    "/api/v1/sites/:id",
    { schema: { summary: "Change a site", tags, params, body: contract.newSite }, ...writes("sites") },
    async (request, reply) => {
      await request.command((ctx) => changeSite(ctx, request.params.id, request.body));
      forgetSites(house);
      return reply.code(204).send();
    },
  );
  app.delete(
    "/api/v1/sites/:id",
    { schema: { summary: "Revoke a site", tags, params }, ...writes("sites") },
    async (request, reply) => {
      await request.command((ctx) => revokeSite(ctx, request.params.id));
      forgetSites(house);
      return reply.code(204).send();
    },
  );
  app.post(
    "/api/v1/sites/:id/secret",
    {
      schema: { summary: "Show a site's secret", tags, params, response: { 200: contract.siteSecret } },
      ...writes("sites"),
    },
    (request) => onceShown(house, request, (ctx) => showSiteSecret(ctx, house, request.params.id)),
  );
  app.put(
    "/api/v1/sites/:id/secret",
    {
      schema: { summary: "Renew a site's secret", tags, params, response: { 200: contract.siteSecret } },
      ...writes("sites"),
    },
    async (request) => {
      const renewed = await onceShown(house, request, (ctx) => renewSiteSecret(ctx, house, request.params.id));
      forgetSites(house);
      return renewed;
    },
  );
}
