import type { IncomingMessage } from "node:http";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { brandById } from "../../../admin/index.ts";
import { helpRoot, homePath } from "./addresses.ts";
import { brandOfDomain } from "./help-place.ts";

/** Requests that were led to the help centre's own routes already. */
const led = new WeakSet<IncomingMessage>();
const shared = /^\/p\/(help|fonts)\//;
const own = /^\/((fa|en)(\/|$)|pictures\/|sitemap\.xml$|enter$)/;

/**
 * On a domain of a brand's own its help centre is all there is, without `/help/BRAND` in its addresses: the longer ones lead to the shorter,
 * every other address to the first page, and `robots.txt` to the sitemap. Stands before all routes of the house.
 */
export function keepOwnDomains(app: HttpApp, house: House): void {
  app.addHook("onRequest", async (request, reply) => {
    if (led.has(request.raw)) return;
    const owner = await brandOfDomain(house, request.hostname);
    const [path = "/"] = request.url.split("?");
    if (owner === null || shared.test(path)) return;
    const brand = await brandById(house.database.app, owner);
    if (!brand) throw new Refusal("not_found");
    const root = helpRoot(brand.slug);
    if (path === "/robots.txt") {
      const map = `https://${request.hostname}/sitemap.xml`;
      return reply.type("text/plain; charset=utf-8").send(`User-agent: *\nAllow: /\nSitemap: ${map}\n`);
    }
    if (own.test(path)) {
      led.add(request.raw);
      request.raw.url = root + request.raw.url;
      reply.hijack();
      app.routing(request.raw, reply.raw);
      return reply;
    }
    if (path.startsWith(`${root}/pictures/`)) return;
    if (path.startsWith(`${root}/`) && own.test(path.slice(root.length)))
      return reply.redirect(request.url.slice(root.length), 308);
    // Another brand's help centre is not here.
    if (path.startsWith("/help/") && path !== root) throw new Refusal("not_found");
    return reply.redirect(homePath(brand.language), 302);
  });
}
