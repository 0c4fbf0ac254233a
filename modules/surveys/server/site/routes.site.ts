import type { FastifyRequest } from "fastify";
import * as z from "zod";
import { system, withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { siteAsking, siteAskingBody, siteShowing, siteShown, siteSurveys, surveyParams } from "../../contract.ts";
import { showOnSite } from "./show-on-site.ts";
import { readPlainJson, siteOf } from "./site-caller.ts";
import { changeSiteAsking, showSiteAsking, surveysOfSite } from "./site-rules.ts";

const tags = ["surveys"];

/** How a survey asks on sites, for those who ask. */
export function siteRuleRoutes(app: HttpApp): void {
  const params = surveyParams;
  app.get(
    "/api/v1/surveys/:key/on-site",
    {
      schema: { summary: "Show how a survey asks on sites", params, response: { 200: siteAsking }, tags },
      config: { permission: "surveys.read" },
    },
    (request) => request.ask((ctx) => showSiteAsking(ctx, request.params.key)),
  );
  app.put(
    "/api/v1/surveys/:key/on-site",
    {
      schema: {
        summary: "Set how a survey asks on sites",
        params,
        body: siteAskingBody,
        response: { 200: z.object({ saved: z.boolean() }) },
        tags,
      },
      config: { permission: "surveys.write" },
    },
    (request) =>
      request.command((ctx) => changeSiteAsking(ctx, request.params.key, request.body)).then(() => ({ saved: true })),
  );
}

const open = {
  open: "public" as const,
  // Whole cities share one address on mobile networks.
  rateLimit: { max: 3000, timeWindow: "1 minute", keyGenerator: ({ ip }: FastifyRequest) => `site-surveys:${ip}` },
};
const secondsKept = 60;

/** What a site's script asks. */
export async function siteScriptRoutes(app: HttpApp, house: House): Promise<void> {
  readPlainJson(app);
  app.get(
    "/api/v1/site/surveys",
    {
      schema: {
        summary: "Which surveys may ask on a site's pages",
        querystring: z.object({ key: z.string().max(60) }),
        response: { 200: siteSurveys },
        tags: ["site"],
        security: [],
      },
      config: open,
    },
    async (request, reply) => {
      const site = await siteOf(house, request, reply, request.query.key);
      reply.header("cache-control", `public, max-age=${secondsKept}`);
      const on = { brandId: site.brandId, actor: system("site"), now: house.clock(), readOnly: true };
      return { surveys: await withBrand(house.database.app, on, (ctx) => surveysOfSite(ctx, site.id)) };
    },
  );
  app.post(
    "/api/v1/site/surveys",
    {
      bodyLimit: 16 * 1024,
      schema: {
        summary: "Ask whether a visitor is shown a survey now",
        body: siteShowing,
        response: { 200: siteShown },
        tags: ["site"],
        security: [],
      },
      config: open,
    },
    async (request, reply) => {
      const site = await siteOf(house, request, reply, request.body.key);
      reply.header("cache-control", "no-store");
      return showOnSite(house, site, request.body);
    },
  );
}
