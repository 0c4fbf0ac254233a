import type { FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import { refusalStatus } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { readForms, sendPage } from "../../../../platform/html/index.ts";
import { asRefusal, type HttpApp } from "../../../../platform/http/index.ts";
import { type Brand, brandById, brandBySlug } from "../../../admin/index.ts";
import type { Language } from "../../contract.ts";
import { answerConfirmation, noteOpened, readConfirmation } from "../confirm/answer-confirmation.ts";
import { type LinkKind, readLinkToken } from "../link-token.ts";
import { doPromoterDeed, promoterView } from "../promoters/promoter-page.ts";
import { visitReferral } from "../promoters/referrals.ts";
import { confirmationPage, noAnswerPage, promoterPage, referralPage } from "./pages.ts";

const params = z.object({ token: z.string().max(80) });
const querystring = z.object({ lang: z.string().optional(), done: z.string().optional() });
const schema = { params, querystring, hide: true };
const config = { open: "public" as const };
const bodyLimit = 64 * 1024;

/** The customer's own pages of a case: HTML without script or cookie, opened by whoever holds the link. Only a POST says anything. */
export async function publicCaseRoutes(app: HttpApp, house: House): Promise<void> {
  await app.register(async (scope) => {
    const pages = scope as unknown as HttpApp;
    readForms(pages);
    pages.setErrorHandler((error, request, reply) => {
      const refusal = asRefusal(error);
      if (!refusal) request.log.error({ err: error, route: request.routeOptions.url }, "request failed");
      const place = { language: request.language, brand: "" };
      return sendPage(
        reply,
        noAnswerPage(place, refusal ? "gone" : "failed"),
        refusal ? refusalStatus(refusal.code) : 500,
      );
    });
    linkRoutes(pages, house);
    referralRoute(pages, house);
  });
}

function linkRoutes(app: HttpApp, house: House): void {
  app.get("/c/:token", { schema, config }, async (request, reply) => {
    const open = await opened(house, request.params.token);
    if (!open) return gone(request, reply);
    return open.kind === "c" ? showConfirmation(request, reply, open) : showPromoter(request, reply, open, house);
  });
  app.post("/c/:token", { schema, config, bodyLimit }, async (request, reply) => {
    const open = await opened(house, request.params.token);
    if (!open) return gone(request, reply);
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    if (open.kind === "c") return takeAnswer(request, reply, open, form);
    const done = await open.write((ctx) => doPromoterDeed(ctx, open.id, form));
    if (done === null) return gone(request, reply);
    if (done.startsWith("http")) return reply.redirect(done, 303);
    return reply.redirect(`/c/${request.params.token}?done=${done}&lang=${languageOf(request, open.brand)}`, 303);
  });
}

type Opened = {
  kind: LinkKind;
  id: number;
  brand: Brand;
  now: Date;
  read<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
  write<T>(work: (ctx: Context) => Promise<T>): Promise<T>;
};

/** Nobody is signed in here: the link itself says who it is, and that is the customer. */
async function opened(house: House, token: string): Promise<Opened | null> {
  const to = readLinkToken(house.config, token);
  const brand = to && (await brandById(house.database.app, to.brandId));
  if (!to || !brand) return null;
  const on = { brandId: brand.id, actor: system("customer"), now: house.clock() };
  return {
    ...{ kind: to.kind, id: to.id, brand, now: on.now },
    read: (work) => withBrand(house.database.app, { ...on, readOnly: true }, work),
    write: (work) => withBrand(house.database.app, on, work),
  };
}

async function showConfirmation(request: FastifyRequest, reply: FastifyReply, open: Opened): Promise<FastifyReply> {
  const asked = await open.read((ctx) => readConfirmation(ctx, open.id));
  if (!asked) return gone(request, reply);
  const place = placeOf(request, open.brand);
  // Who has answered may look at it for ever.
  if (asked.expires_at <= open.now && asked.answer === null) return sendPage(reply, noAnswerPage(place, "late"), 410);
  await open.write((ctx) => noteOpened(ctx, open.id));
  return sendPage(reply, confirmationPage(place, asked));
}

async function takeAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  open: Opened,
  form: URLSearchParams,
): Promise<FastifyReply> {
  const place = placeOf(request, open.brand);
  const solved = form.get("solved");
  const comment = (form.get("comment") ?? "").trim().slice(0, 4000);
  if (solved !== "yes" && solved !== "no") {
    const asked = await open.read((ctx) => readConfirmation(ctx, open.id));
    return asked ? sendPage(reply, confirmationPage(place, { ...asked, comment }), 400) : gone(request, reply);
  }
  const outcome = await open.write((ctx) => answerConfirmation(ctx, open.id, { solved: solved === "yes", comment }));
  if (outcome !== "taken") return sendPage(reply, noAnswerPage(place, outcome), outcome === "late" ? 410 : 404);
  return reply.redirect(`${request.url.split("?")[0]}?lang=${place.language}`, 303);
}

async function showPromoter(
  request: FastifyRequest,
  reply: FastifyReply,
  open: Opened,
  house: House,
): Promise<FastifyReply> {
  const place = placeOf(request, open.brand);
  const shown = await open.write((ctx) =>
    promoterView(ctx, open.id, { publicUrl: house.config.publicUrl, brand: open.brand, language: place.language }),
  );
  if (!shown) return gone(request, reply);
  return sendPage(reply, promoterPage(place, shown, (request.query as { done?: string }).done ?? null));
}

function referralRoute(app: HttpApp, house: House): void {
  const params = z.object({ brand: z.string().max(80), code: z.string().max(40) });
  app.get("/r/:brand/:code", { schema: { params, querystring, hide: true }, config }, async (request, reply) => {
    const brand = await brandBySlug(house.database.app, request.params.brand);
    if (!brand) return gone(request, reply);
    const on = { brandId: brand.id, actor: system("visitor"), now: house.clock() };
    const found = await withBrand(house.database.app, on, (ctx) => visitReferral(ctx, request.params.code));
    if (!found) return gone(request, reply);
    const place = placeOf(request, brand);
    const reward = found.reward[place.language] || found.reward.fa || found.reward.en;
    return sendPage(reply, referralPage(place, found.code, { shop: found.shop, reward }));
  });
}

const placeOf = (request: FastifyRequest, brand: Brand) => ({
  brand: brand.name,
  language: languageOf(request, brand),
});

function languageOf(request: FastifyRequest, brand: Brand): Language {
  const { lang } = request.query as { lang?: string };
  return lang === "fa" || lang === "en" ? lang : brand.language;
}

function gone(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { lang } = request.query as { lang?: string };
  const language = lang === "en" || lang === "fa" ? lang : request.language;
  return sendPage(reply, noAnswerPage({ language, brand: "" }, "gone"), 404);
}
