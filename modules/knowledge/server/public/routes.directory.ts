import * as z from "zod";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { brandBySlug } from "../../../admin/index.ts";
import { type ArticleLanguage, languages } from "../../contract.ts";
import { pictureBytes } from "../pictures.ts";
import { articlePath, categoryPath, helpRoot, homePath } from "./addresses.ts";
import { asReader, brandOfDomain, visitOf } from "./help-place.ts";
import { shownCategories, sitemapRows } from "./read-help.ts";
import { passCookie, passOf } from "./reader-pass.ts";
import { sendHelp } from "./send-help.ts";
import { open } from "./visiting.ts";

const byBrand = z.object({ brand: z.string().max(63) });
const entering = z.object({
  site: z.string().max(60),
  claim: z.string().max(4000),
  to: z.string().max(2000).default(""),
});

/** What stands around the pages: the sitemap, pictures, and the way in for signed-in customers. */
export function directoryRoutes(app: HttpApp, house: House): void {
  app.get(
    "/help/:brand/sitemap.xml",
    { config: open, schema: { hide: true, params: byBrand } },
    async (request, reply) => {
      const text = await sitemapOf(house, (language) =>
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
      const root = (await brandOfDomain(house, request.hostname)) === null ? helpRoot(brand.slug) : "";
      const secure = house.config.publicUrl.startsWith("https:");
      const path = root || "/";
      reply.setCookie(passCookie, pass.value, { path, httpOnly: true, sameSite: "lax", secure, maxAge: pass.maxAge });
      return reply.redirect(pageWithin(root, to, helpRoot(brand.slug)) ?? root + homePath(brand.language), 303);
    },
  );
}

/** Only a page of this help centre is gone on to, however its site names it; null for anything else. */
function pageWithin(root: string, to: string, longRoot: string): string | null {
  const path = to.startsWith(`${longRoot}/`) ? to.slice(longRoot.length) : to;
  if (!/^\/(fa|en)(\/|$)/.test(path) || /[\\\s]|\/\.\.?(\/|$)/.test(path)) return null;
  try {
    return root + encodeURI(decodeURI(path));
  } catch {
    return null;
  }
}

type Visiting = (language: ArticleLanguage) => ReturnType<typeof visitOf>;

async function sitemapOf(house: House, visit: Visiting): Promise<string> {
  const entries: string[] = [];
  for (const language of languages) {
    const found = await visit(language);
    if (!found) continue;
    const { brand, place } = found;
    const address = (path: string) => (place.home + path).replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
    const reader = { language, signedIn: false };
    const { rows, categories } = await asReader(
      house,
      brand.id,
      async (ctx) => ({ rows: await sitemapRows(ctx), categories: await shownCategories(ctx, reader) }),
      true,
    );
    entries.push(`<url><loc>${address(homePath(language))}</loc></url>`);
    for (const one of categories)
      if (one.slug) entries.push(`<url><loc>${address(categoryPath(language, one.slug))}</loc></url>`);
    const theOther = language === "fa" ? "en" : "fa";
    for (const row of rows.filter((one) => one.language === language)) {
      const other =
        row.other && place.settings.languages.includes(theOther)
          ? `<xhtml:link rel="alternate" hreflang="${theOther}" href="${address(articlePath(theOther, row.other))}"/>`
          : "";
      entries.push(
        `<url><loc>${address(articlePath(language, row.slug))}</loc><lastmod>${row.at.toISOString().slice(0, 10)}</lastmod>${other}</url>`,
      );
    }
  }
  if (entries.length === 0) throw new Refusal("not_found");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join("\n")}\n</urlset>\n`;
}
