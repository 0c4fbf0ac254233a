import * as z from "zod";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import { brandSettings } from "../../admin/index.ts";
import {
  careDismissal,
  careList,
  careQuery,
  category,
  categoryBody,
  categoryOrder,
  helpCentre,
  helpCentreBody,
  idParams,
} from "../contract.ts";
import { dismissCare, recallCare, showCare } from "./care/show-care.ts";
import { addCategory, changeCategory, listCategories, orderCategories, removeCategory } from "./categories.ts";
import { domainsOf, readHelpSettings, saveHelpCentre } from "./help-centre.ts";
import { homePath } from "./public/addresses.ts";
import { forgetDomains, homeOf } from "./public/help-place.ts";

const read = { permission: "articles.read" };
const write = { permission: "articles.write" };
const publish = { permission: "articles.publish" };
const tags = ["help centre"];

/** How the help centre looks, its categories, and what is to be cared for. */
export function centreRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/help-centre",
    { schema: { summary: "Show how the help centre looks", response: { 200: helpCentre }, tags }, config: read },
    (request) =>
      request.ask(async (ctx) => {
        const brand = await brandSettings(ctx);
        const domains = await domainsOf(ctx);
        const home = homeOf(house, brand.slug, domains[0]);
        return { ...(await readHelpSettings(ctx)), domains, url: home + homePath(brand.language) };
      }),
  );
  app.put(
    "/api/v1/help-centre",
    { schema: { summary: "Set how the help centre looks", body: helpCentreBody, tags }, config: publish },
    async (request, reply) => {
      await request.command((ctx) => saveHelpCentre(ctx, request.body));
      forgetDomains(house);
      return reply.code(204).send();
    },
  );
  categoryRoutes(app);
  careRoutes(app);
}

function categoryRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/help-categories",
    {
      schema: {
        summary: "List the categories of articles",
        response: { 200: z.object({ rows: z.array(category) }) },
        tags,
      },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listCategories(ctx) })),
  );
  app.post(
    "/api/v1/help-categories",
    {
      schema: {
        summary: "Add a category of articles",
        body: categoryBody,
        response: { 200: z.object({ id: z.number() }) },
        tags,
      },
      config: write,
    },
    (request) => request.command(async (ctx) => ({ id: await addCategory(ctx, request.body) })),
  );
  app.put(
    "/api/v1/help-categories/order",
    { schema: { summary: "Put the categories of articles into an order", body: categoryOrder, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => orderCategories(ctx, request.body.ids)).then(() => reply.code(204).send()),
  );
  app.put(
    "/api/v1/help-categories/:id",
    { schema: { summary: "Change a category of articles", params: idParams, body: categoryBody, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => changeCategory(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  app.delete(
    "/api/v1/help-categories/:id",
    { schema: { summary: "Remove a category of articles", params: idParams, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => removeCategory(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/help-categories/:id/restore",
    { schema: { summary: "Bring a removed category of articles back", params: idParams, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => removeCategory(ctx, request.params.id, true)).then(() => reply.code(204).send()),
  );
}

function careRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/help-centre/care",
    {
      schema: {
        summary: "Show what fails in the help centre and what it costs",
        querystring: careQuery,
        response: { 200: careList },
        tags,
      },
      config: read,
    },
    (request) => request.ask((ctx) => showCare(ctx, request.query)),
  );
  app.post(
    "/api/v1/help-centre/care/dismissals",
    { schema: { summary: "Leave a failure aside until it costs more", body: careDismissal, tags }, config: write },
    (request, reply) =>
      request
        .command((ctx) => dismissCare(ctx, request.body.key, request.body.cost))
        .then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/help-centre/care/recalls",
    {
      schema: { summary: "Show a failure again that was left aside", body: careDismissal.pick({ key: true }), tags },
      config: write,
    },
    (request, reply) => request.command((ctx) => recallCare(ctx, request.body.key)).then(() => reply.code(204).send()),
  );
}
