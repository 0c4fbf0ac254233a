import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import { decodeText, type HttpApp } from "../../../platform/http/index.ts";
import { type Site, siteByKey, siteTakesOrigin } from "../../admin/index.ts";
import { siteAnswer, siteReport } from "../contract.ts";
import { acceptSiteReport } from "./accept-site-report.ts";
import type { AcceptSoon } from "./accept-soon.ts";

const open = {
  open: "public" as const,
  // Whole cities share one address on mobile networks.
  rateLimit: { max: 3000, timeWindow: "1 minute", keyGenerator: (request: FastifyRequest) => `site:${request.ip}` },
};

/**
 * The way in for pages of a brand's sites. They send plain text, which a browser lets through without asking first; only pages of the
 * site's own domains may read the answer, and only theirs are taken in.
 */
export function siteRoutes(app: HttpApp, house: House, accept: AcceptSoon): void {
  app.addContentTypeParser("text/plain", { parseAs: "buffer" }, async (_request: unknown, body: Buffer) =>
    readJson(body),
  );
  app.options("/api/v1/site/events", { config: open, schema: { hide: true } }, (request, reply) => {
    allow(request, reply);
    return reply
      .header("access-control-allow-methods", "POST")
      .header("access-control-allow-headers", "content-type")
      .header("access-control-max-age", "86400")
      .code(204)
      .send();
  });
  app.post(
    "/api/v1/site/events",
    {
      bodyLimit: 256 * 1024,
      schema: {
        summary: "Report what a visitor did on a site",
        body: siteReport,
        response: { 200: siteAnswer },
        tags: ["site"],
        security: [],
      },
      config: open,
    },
    async (request, reply) => {
      const site = await siteByKey(house, request.body.key);
      if (!site) throw new Refusal("site_unknown", "key");
      refuseForeignOrigin(site, request);
      allow(request, reply);
      return acceptSiteReport(house, accept, site, request.body);
    },
  );
}

/** A page always says where it stands; an app that says nothing speaks for itself. */
function refuseForeignOrigin(site: Site, { headers }: FastifyRequest): void {
  if (headers.origin !== undefined && !siteTakesOrigin(site, headers.origin)) throw new Refusal("origin_refused");
}

/** No cookies are read here, so any page may be told that it may ask. */
function allow({ headers }: FastifyRequest, reply: FastifyReply): void {
  if (headers.origin) reply.header("access-control-allow-origin", headers.origin).header("vary", "origin");
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(decodeText(body));
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal("malformed_json");
  }
}
