import type { FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import { refusalStatus } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { fontRoutes, readForms, sendPage } from "../../../../platform/html/index.ts";
import { asRefusal, type HttpApp } from "../../../../platform/http/index.ts";
import { type Brand, brandById } from "../../../admin/index.ts";
import { type Choices, readChoices, recordChoices } from "./consent-choices.ts";
import { changedChoices, consentPage, noPage, stopPage, stoppedPage } from "./consent-page.ts";
import { pageToken, readPageToken, readStopToken } from "./contact-token.ts";

const params = z.object({ token: z.string().max(200) });
const querystring = z.object({ lang: z.string().optional(), saved: z.string().optional() });
const schema = { params, querystring, hide: true };
const open = { open: "public" as const };
// Mail providers press the button for whole cities, from a few addresses.
const rateLimit = {
  max: 3000,
  timeWindow: "1 minute",
  keyGenerator: (request: FastifyRequest) => `stop:${request.ip}`,
};

/** The customer's own pages: HTML without script or cookie, opened by whoever holds the link. Only a POST changes anything. */
export async function publicContactRoutes(app: HttpApp, house: House): Promise<void> {
  await app.register(async (scope) => {
    const pages = scope as unknown as HttpApp;
    await fontRoutes(pages);
    readForms(pages);
    // RFC 8058 lets the button send multipart too; the link says everything, so the body is not read.
    pages.addContentTypeParser("multipart/form-data", { parseAs: "buffer", bodyLimit: 64 * 1024 }, async () => null);
    pages.setErrorHandler((error, request, reply) => {
      const refusal = asRefusal(error);
      if (!refusal) request.log.error({ err: error, route: request.routeOptions.url }, "request failed");
      return sendPage(reply, noPage(request.language, "failed"), refusal ? refusalStatus(refusal.code) : 500);
    });
    consentRoutes(pages, house);
    stopRoutes(pages, house);
  });
}

function consentRoutes(app: HttpApp, house: House): void {
  app.get("/p/consent/:token", { schema, config: open }, async (request, reply) => {
    const found = await opened(house, request.params.token);
    if (!found) return expired(request, reply);
    const { brand, choices } = found;
    const place = { brand: brand.name, language: languageOf(request.query.lang, choices, brand) };
    return sendPage(reply, consentPage(place, choices, request.query.saved === "1"));
  });
  app.post("/p/consent/:token", { schema, config: open, bodyLimit: 64 * 1024 }, async (request, reply) => {
    const owner = readPageToken(house.config, request.params.token, house.clock());
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const changed = changedChoices(form);
    const done = owner && (await inBrand(house, owner.brandId, (ctx) => recordChoices(ctx, owner.identityId, changed)));
    if (!done) return expired(request, reply);
    const lang = request.query.lang === "en" || request.query.lang === "fa" ? `&lang=${request.query.lang}` : "";
    return reply.redirect(`/p/consent/${encodeURIComponent(request.params.token)}?saved=1${lang}`, 303);
  });
}

function stopRoutes(app: HttpApp, house: House): void {
  const config = { ...open, rateLimit };
  app.get("/p/unsubscribe/:token", { schema, config }, async (request, reply) => {
    const stop = readStopToken(house.config, request.params.token, house.clock());
    const found = stop && (await read(house, stop.brandId, stop.identityId));
    if (!found) return expired(request, reply);
    const language = languageOf(request.query.lang, found.choices, found.brand);
    return sendPage(reply, stopPage({ ...stop, language, brand: found.brand.name }));
  });
  app.post("/p/unsubscribe/:token", { schema, config, bodyLimit: 64 * 1024 }, async (request, reply) => {
    const now = house.clock();
    const stop = readStopToken(house.config, request.params.token, now);
    const off = stop && { channel: stop.channel, purpose: stop.purpose, on: false };
    const done = off && (await inBrand(house, stop.brandId, (ctx) => recordChoices(ctx, stop.identityId, [off])));
    const found = done && (await read(house, stop.brandId, stop.identityId));
    if (!found) return expired(request, reply);
    const language = languageOf(request.query.lang, found.choices, found.brand);
    const page = `/p/consent/${pageToken(house.config, stop, now)}`;
    return sendPage(reply, stoppedPage({ ...stop, language, brand: found.brand.name }, page));
  });
}

type Opened = { brand: Brand; choices: Choices };

async function opened(house: House, token: string): Promise<Opened | null> {
  const owner = readPageToken(house.config, token, house.clock());
  return owner && read(house, owner.brandId, owner.identityId);
}

async function read(house: House, brandId: number, identityId: number): Promise<Opened | null> {
  const brand = await brandById(house.database.app, brandId);
  const choices = brand && (await inBrand(house, brandId, (ctx) => readChoices(ctx, identityId), true));
  return choices ? { brand: brand!, choices } : null;
}

/** Nobody is signed in here: the link itself says who it is, and that is the customer. */
async function inBrand<T>(house: House, brandId: number, work: (ctx: Context) => Promise<T>, readOnly = false) {
  if (!(await brandById(house.database.app, brandId))) return null;
  const on = { brandId, actor: system("customer"), now: house.clock(), readOnly };
  return withBrand(house.database.app, on, work);
}

function languageOf(asked: string | undefined, choices: Choices, brand: Brand): "fa" | "en" {
  return asked === "fa" || asked === "en" ? asked : (choices.language ?? brand.language);
}

function expired(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { lang } = request.query as { lang?: string };
  return sendPage(reply, noPage(lang === "en" || lang === "fa" ? lang : request.language, "expired"), 404);
}
