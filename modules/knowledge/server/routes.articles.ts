import * as z from "zod";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import {
  article,
  articleHit,
  articleList,
  articlePatch,
  articleProducts,
  articleQuery,
  idParams,
  newArticle,
  preview,
  previewed,
  searchQuery,
  textBody,
  textDeed,
  textParams,
  versionDifference,
  versionParams,
  versionRow,
} from "../contract.ts";
import { reviewArticle, setArticleProducts } from "./articles/article-products.ts";
import { listArticles, showArticle } from "./articles/list-articles.ts";
import { changeArticle, changeText, removeArticle } from "./articles/publish-article.ts";
import { compareVersions, listVersions, restoreVersion } from "./articles/versions.ts";
import { makeArticle, writeText } from "./articles/write-article.ts";
import { renderArticle } from "./render/render-article.ts";
import { searchArticles } from "./search/search-articles.ts";

const read = { permission: "articles.read" };
const write = { permission: "articles.write" };
const tags = ["help centre"];
const id = z.object({ id: z.number() });
const version = z.object({ version: z.number() });

/** Articles as their authors work with them. */
export function articleRoutes(app: HttpApp, _house: House): void {
  app.get(
    "/api/v1/articles",
    {
      schema: { summary: "List articles", querystring: articleQuery, response: { 200: articleList }, tags },
      config: read,
    },
    (request) => request.ask((ctx) => listArticles(ctx, request.query)),
  );
  app.post(
    "/api/v1/articles",
    { schema: { summary: "Begin an article", body: newArticle, response: { 200: id }, tags }, config: write },
    (request) => request.command(async (ctx) => ({ id: await makeArticle(ctx, request.body) })),
  );
  app.get(
    "/api/v1/articles/search",
    {
      schema: {
        summary: "Search published articles as a reader does",
        querystring: searchQuery,
        response: { 200: z.object({ rows: z.array(articleHit) }) },
        tags,
      },
      config: read,
    },
    (request) => {
      const { q, language, limit } = request.query;
      return request.ask(async (ctx) => ({ rows: await searchArticles(ctx, q, { language, limit, signedIn: true }) }));
    },
  );
  app.get(
    "/api/v1/articles/:id",
    { schema: { summary: "Show an article", params: idParams, response: { 200: article }, tags }, config: read },
    (request) => request.ask((ctx) => showArticle(ctx, request.params.id)),
  );
  app.patch(
    "/api/v1/articles/:id",
    {
      schema: { summary: "Change where an article stands and whose it is", params: idParams, body: articlePatch, tags },
      config: write,
    },
    (request, reply) =>
      request.command((ctx) => changeArticle(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  app.put(
    "/api/v1/articles/:id/products",
    {
      schema: { summary: "Say which products an article speaks of", params: idParams, body: articleProducts, tags },
      config: write,
    },
    (request, reply) =>
      request
        .command((ctx) => setArticleProducts(ctx, request.params.id, request.body.ids))
        .then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/articles/:id/review",
    { schema: { summary: "Note that an article was looked at and is right", params: idParams, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => reviewArticle(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.delete(
    "/api/v1/articles/:id",
    { schema: { summary: "Remove an article", params: idParams, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => removeArticle(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/articles/:id/restore",
    { schema: { summary: "Bring a removed article back", params: idParams, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => removeArticle(ctx, request.params.id, true)).then(() => reply.code(204).send()),
  );
  textRoutes(app);
  versionRoutes(app);
}

function textRoutes(app: HttpApp): void {
  app.put(
    "/api/v1/articles/:id/texts/:language",
    {
      schema: {
        summary: "Write the next version of an article",
        params: textParams,
        body: textBody,
        response: { 200: version },
        tags,
      },
      config: write,
    },
    (request) => {
      const { id, language } = request.params;
      return request.command(async (ctx) => ({ version: await writeText(ctx, id, language, request.body) }));
    },
  );
  app.put(
    "/api/v1/articles/:id/texts/:language/state",
    {
      schema: {
        summary: "Ask for a review, publish, schedule or take off",
        description: "Publishing, scheduling and taking off need `articles.publish`.",
        params: textParams,
        body: textDeed,
        tags,
      },
      config: write,
    },
    (request, reply) =>
      request.command((ctx) => changeText(ctx, request.params, request.body)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/articles/preview",
    {
      schema: { summary: "Show Markdown as readers would see it", body: preview, response: { 200: previewed }, tags },
      config: write,
    },
    async (request) => ({ html: renderArticle(request.body.body, request.body.language) }),
  );
}

function versionRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/articles/:id/texts/:language/versions",
    {
      schema: {
        summary: "List the versions of an article",
        params: textParams,
        response: { 200: z.object({ rows: z.array(versionRow) }) },
        tags,
      },
      config: read,
    },
    (request) =>
      request.ask(async (ctx) => ({ rows: await listVersions(ctx, request.params.id, request.params.language) })),
  );
  app.get(
    "/api/v1/articles/:id/texts/:language/versions/:version",
    {
      schema: {
        summary: "Show a version and how it differs from another",
        params: versionParams,
        querystring: z.object({ against: z.coerce.number().int().min(0).optional() }),
        response: { 200: versionDifference },
        tags,
      },
      config: read,
    },
    (request) => {
      const { id, language, version } = request.params;
      return request.ask((ctx) => compareVersions(ctx, id, language, version, request.query.against));
    },
  );
  app.post(
    "/api/v1/articles/:id/texts/:language/versions/:version/restoration",
    {
      schema: { summary: "Write an earlier version again", params: versionParams, response: { 200: version }, tags },
      config: write,
    },
    (request) => {
      const { id, language, version } = request.params;
      return request.command(async (ctx) => ({ version: await restoreVersion(ctx, id, language, version) }));
    },
  );
}
