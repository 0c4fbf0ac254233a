import { readFile } from "node:fs/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { readForms } from "../../../../platform/html/index.ts";
import { browserTraits, type HttpApp } from "../../../../platform/http/index.ts";
import { isoDayInBrand } from "../../../admin/index.ts";
import { language } from "../../contract.ts";
import { noteReading } from "../care/opened-then-chatted.ts";
import { noteOpened, noteSearch } from "../search/note-search.ts";
import { searchArticles } from "../search/search-articles.ts";
import { suggestArticles } from "../search/suggest-articles.ts";
import { articlePath, homePath } from "./addresses.ts";
import { articlePage, categoryPage, homePage, noHelpPage, searchPage, votedPage } from "./article-pages.ts";
import { asReader, type Visit, visitOf } from "./help-place.ts";
import { linesOf, noteView, popularLines, relatedLines, shownArticle, shownCategories } from "./read-help.ts";
import { contactRoutes } from "./routes.contact.ts";
import { directoryRoutes } from "./routes.directory.ts";
import { sendHelp } from "./send-help.ts";
import { open, visiting } from "./visiting.ts";
import { keepVote, voterOf } from "./vote.ts";

const place = z.object({ brand: z.string().max(63), language });
const bySlug = place.extend({ slug: z.string().max(90) });
const searching = z.object({ q: z.string().max(400).default("") });
const machines = /bot|crawl|spider|slurp|preview|monitor|curl|wget|headless/i;

/** The public pages of help centres: readable without script, without signing in. */
export async function helpRoutes(app: HttpApp, house: House): Promise<void> {
  readForms(app);
  const island = await readFile(new URL("./island.js", import.meta.url));
  app.get(
    "/p/help/island.js",
    { config: { open: "public", rateLimit: false }, schema: { hide: true } },
    (_request, reply) =>
      reply.type("text/javascript; charset=utf-8").header("cache-control", "public, max-age=3600").send(island),
  );
  readingRoutes(app, house);
  searchRoutes(app, house);
  voteRoute(app, house);
  contactRoutes(app, house);
  directoryRoutes(app, house);
}

function readingRoutes(app: HttpApp, house: House): void {
  app.get("/help/:brand/:language", { config: open, schema: { hide: true, params: place } }, (request, reply) =>
    visiting(house, request, reply, async ({ brand, place: at, reader }) => {
      const page = await asReader(
        house,
        brand.id,
        async (ctx) => homePage(at, await shownCategories(ctx, reader), await popularLines(ctx, reader)),
        true,
      );
      return sendHelp(request, reply, page, { isPrivate: reader.signedIn });
    }),
  );
  const category = (slug: string | null) => (request: FastifyRequest, reply: FastifyReply) =>
    visiting(house, request, reply, async ({ brand, place: at, reader }) => {
      const wanted = slug ?? (request.params as { slug: string }).slug;
      const page = await asReader(
        house,
        brand.id,
        async (ctx) => {
          const all = await shownCategories(ctx, reader);
          const found = all.find((one) => (wanted === "" ? one.slug === null : one.slug === wanted));
          return found ? categoryPage(at, found, await linesOf(ctx, reader, found, all)) : null;
        },
        true,
      );
      return sendHelp(request, reply, page ?? noHelpPage(at, "gone"), {
        status: page ? 200 : 404,
        isPrivate: reader.signedIn,
      });
    });
  app.get(
    "/help/:brand/:language/categories/:slug",
    { config: open, schema: { hide: true, params: bySlug } },
    category(null),
  );
  app.get("/help/:brand/:language/others", { config: open, schema: { hide: true, params: place } }, category(""));
  app.get(
    "/help/:brand/:language/articles/:slug",
    {
      config: open,
      schema: {
        hide: true,
        params: bySlug,
        querystring: z.object({ s: z.coerce.number().int().positive().optional().catch(undefined) }),
      },
    },
    (request, reply) =>
      visiting(house, request, reply, (visit) =>
        showArticlePage(house, request, reply, visit, request.params.slug, request.query.s ?? null),
      ),
  );
}

async function showArticlePage(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  { brand, place: at, reader }: Visit,
  slug: string,
  search: number | null,
): Promise<FastifyReply> {
  const { article, page } = await asReader(
    house,
    brand.id,
    async (ctx) => {
      const article = await shownArticle(ctx, reader, slug);
      const shown = article && typeof article === "object" && "html" in article;
      return {
        article,
        page: shown ? articlePage(at, article, await relatedLines(ctx, reader, article), search) : null,
      };
    },
    true,
  );
  if (article && typeof article === "object" && "moved" in article)
    return reply.redirect(at.root + articlePath(at.language, article.moved), 301);
  if (page === null || article === null || article === "private") {
    const why = article === "private" ? "private" : "gone";
    return sendHelp(request, reply, noHelpPage(at, why), { status: why === "private" ? 403 : 404, isPrivate: true });
  }
  if (request.method === "GET" && !machines.test(request.headers["user-agent"] ?? "")) {
    await asReader(house, brand.id, async (ctx) => {
      const day = isoDayInBrand(brand, ctx.now);
      await noteView(ctx, article.id, at.language, day);
      await noteReading(ctx, voterOf(house, day, ...browserTraits(request)), article.id, at.language);
      if (search !== null) await noteOpened(ctx, search, article.id);
    });
  }
  return sendHelp(request, reply, page, { isPrivate: !article.isPublic || reader.signedIn });
}

function searchRoutes(app: HttpApp, house: House): void {
  app.get(
    "/help/:brand/:language/search",
    { config: open, schema: { hide: true, params: place, querystring: searching } },
    (request, reply) =>
      visiting(house, request, reply, async ({ brand, place: at, reader }) => {
        const query = request.query.q.trim().slice(0, 200);
        if (!query) return reply.redirect(at.root + homePath(at.language));
        const page = await asReader(house, brand.id, async (ctx) => {
          const hits = await searchArticles(ctx, query, { ...reader, limit: 20 });
          const isMachine = machines.test(request.headers["user-agent"] ?? "");
          return searchPage(at, query, hits, isMachine ? null : await noteSearch(ctx, query, at.language, hits.length));
        });
        return sendHelp(request, reply, page, { isPrivate: true });
      }),
  );
  app.get(
    "/help/:brand/:language/suggest",
    { config: open, schema: { hide: true, params: place, querystring: searching } },
    async (request, reply) => {
      const visit = await visitOf(house, request, request.params);
      if (!visit) throw new Refusal("not_found");
      const { brand, place: at, reader } = visit;
      const ask = { ...reader, limit: 6 };
      const rows = await asReader(house, brand.id, (ctx) => suggestArticles(ctx, request.query.q, ask), true);
      reply.header("cache-control", "private, max-age=30");
      return { rows: rows.map(({ title, slug }) => ({ title, url: at.root + articlePath(at.language, slug) })) };
    },
  );
}

function voteRoute(app: HttpApp, house: House): void {
  app.post(
    "/help/:brand/:language/articles/:slug/vote",
    { config: open, schema: { hide: true, params: bySlug } },
    (request, reply) =>
      visiting(house, request, reply, async ({ brand, place: at, reader }) => {
        const said = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
        const useful = said.get("useful") === "yes";
        const kept = await asReader(house, brand.id, async (ctx) => {
          const article = await shownArticle(ctx, reader, request.params.slug);
          if (!article || typeof article === "string" || "moved" in article) return false;
          const voter = voterOf(house, isoDayInBrand(brand, ctx.now), ...browserTraits(request));
          await keepVote(ctx, {
            article: article.id,
            language: at.language,
            voter,
            useful,
            reason: said.get("reason"),
          });
          return true;
        });
        if (!kept) return sendHelp(request, reply, noHelpPage(at, "gone"), { status: 404 });
        const path = at.root + articlePath(at.language, request.params.slug);
        return sendHelp(request, reply, votedPage(at, path, !useful && !said.get("reason")), { isPrivate: true });
      }),
  );
}
