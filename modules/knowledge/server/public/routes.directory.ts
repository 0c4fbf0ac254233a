import * as z from "zod";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { brandById, brandBySlug } from "../../../admin/index.ts";
import { languages } from "../../contract.ts";
import { pictureBytes } from "../pictures.ts";
import { articleUrl, categoryUrl, helpUrl } from "./addresses.ts";
import { asReader, brandOfDomain, visitOf } from "./help-place.ts";
import { shownCategories, sitemapRows } from "./read-help.ts";
import { passCookie, passOf } from "./reader-pass.ts";
import { sendHelp } from "./send-help.ts";
import { open } from "./visiting.ts";

const byBrand = z.object({ brand: z.string().max(63) });
const entering = z.object({
  site: z.string().max(60),
  claim: z.string().max(4000),
  to: z.string().max(500).default(""),
});

/** What stands around the pages: the sitemap, pictures, the way in for signed-in customers, and domains of brands' own. */
export function directoryRoutes(app: HttpApp, house: House): void {
  app.get(
    "/help/:brand/sitemap.xml",
    { config: open, schema: { hide: true, params: byBrand } },
    async (request, reply) => {
      const text = await sitemapOf(house, request.params.brand, (language) =>
        visitOf(house, request, { brand: request.params.brand, language }),
      );
      return sendHelp(request, reply, text, { type: "application/xml" });
    },
  );
  app.get(
    "/help/:brand/pictures/:id",
    { config: open, schema: { hide: true, params: byBrand.extend({ id: z.coerce.number().int().positive() }) } },
    async (request, reply) => {
      const brand = await brandBySlug(house.database.app, request.params.brand);
      if (!brand) throw new Refusal("not_found", "picture");
      const { type, bytes } = await pictureBytes(house, brand.id, request.params.id);
      return reply
        .type(type)
        .header("cache-control", "public, max-age=31536000, immutable")
        .header("x-content-type-options", "nosniff")
        .header("content-security-policy", "default-src 'none'; sandbox")
        .header("cross-origin-resource-policy", "cross-origin")
        .send(bytes);
    },
  );
  app.get(
    "/help/:brand/enter",
    { config: open, schema: { hide: true, params: byBrand, querystring: entering } },
    async (request, reply) => {
      const brand = await brandBySlug(house.database.app, request.params.brand);
      const { site, claim, to } = request.query;
      const pass = brand && (await passOf(house, brand.id, site, claim));
      if (!brand || !pass) throw new Refusal("not_found");
      const path = `/help/${brand.slug}`;
      const secure = house.config.publicUrl.startsWith("https:");
      reply.setCookie(passCookie, pass.value, { path, httpOnly: true, sameSite: "lax", secure, maxAge: pass.maxAge });
      // Only a page of this help centre is gone on to.
      return reply.redirect(
        to.startsWith(`${path}/`) && !/[\\\s]|\/\.\.?(\/|$)/.test(to)
          ? encodeURI(decodeSafely(to))
          : `${path}/${brand.language}`,
        303,
      );
    },
  );
}

function decodeSafely(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return "";
  }
}

/**
 * On a domain of a brand's own its help centre is all there is: every other address leads to its beginning, and `robots.txt` to its sitemap.
 * Stands before all routes of the house.
 */
export function keepOwnDomains(app: HttpApp, house: House): void {
  app.addHook("onRequest", async (request, reply) => {
    const owner = await brandOfDomain(house, request.hostname);
    const [path = "/"] = request.url.split("?");
    if (owner === null || /^\/(help\/|p\/help\/|p\/fonts\/)/.test(path)) return;
    const brand = await brandById(house.database.app, owner);
    if (!brand) throw new Refusal("not_found");
    if (path !== "/robots.txt") return reply.redirect(helpUrl(brand.slug, brand.language), 302);
    const map = `https://${request.hostname}/help/${brand.slug}/sitemap.xml`;
    return reply.type("text/plain; charset=utf-8").send(`User-agent: *\nAllow: /help/\nSitemap: ${map}\n`);
  });
}

type Visiting = (language: "fa" | "en") => ReturnType<typeof visitOf>;

async function sitemapOf(house: House, slug: string, visit: Visiting): Promise<string> {
  const entries: string[] = [];
  for (const language of languages) {
    const found = await visit(language);
    if (!found) continue;
    const { brand, place } = found;
    const address = (path: string) => (place.origin + path).replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
    const reader = { language, signedIn: false };
    const { rows, categories } = await asReader(
      house,
      brand.id,
      async (ctx) => ({ rows: await sitemapRows(ctx), categories: await shownCategories(ctx, reader) }),
      true,
    );
    entries.push(`<url><loc>${address(helpUrl(slug, language))}</loc></url>`);
    for (const one of categories)
      if (one.slug) entries.push(`<url><loc>${address(categoryUrl(slug, language, one.slug))}</loc></url>`);
    const theOther = language === "fa" ? "en" : "fa";
    for (const row of rows.filter((one) => one.language === language)) {
      const other =
        row.other && place.settings.languages.includes(theOther)
          ? `<xhtml:link rel="alternate" hreflang="${theOther}" href="${address(articleUrl(slug, theOther, row.other))}"/>`
          : "";
      entries.push(
        `<url><loc>${address(articleUrl(slug, language, row.slug))}</loc><lastmod>${row.at.toISOString().slice(0, 10)}</lastmod>${other}</url>`,
      );
    }
  }
  if (entries.length === 0) throw new Refusal("not_found");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join("\n")}\n</urlset>\n`;
}
