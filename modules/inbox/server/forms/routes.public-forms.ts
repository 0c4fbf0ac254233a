import type { FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { Refusal, type RefusalCode, refusalStatus } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { sendPage } from "../../../../platform/html/index.ts";
import { asRefusal, type HttpApp } from "../../../../platform/http/index.ts";
import type { Language } from "../../../../platform/i18n/index.ts";
import { siteTakesOrigin } from "../../../admin/index.ts";
import { formAnswer, formChallenge, shownForm } from "../../contract.ts";
import { formByKey, type OpenForm } from "./contact-forms.ts";
import { challengeBits, newChallenge } from "./form-challenge.ts";
import { noFormPage, thanksPage, wrongPage } from "./form-pages.ts";
import type { Wrong } from "./read-answers.ts";
import { mostPosting, mostWords, readPosting } from "./read-posting.ts";
import { takeForm } from "./take-form.ts";

const tags = ["forms"];
const byKey = z.object({ key: z.string().max(60) });
// Thousands stand behind one address of their carrier: this only holds off what no crowd does. Senders are counted by what they leave.
const config = { open: "public" as const, rateLimit: { max: 6000, timeWindow: "1 minute" } };

/** The forms of sites, for those who fill them in: without cookies, with the site's script or without any. */
export function publicFormRoutes(app: HttpApp, house: House): void {
  app.removeAllContentTypeParsers();
  const asBytes = async (_request: unknown, body: Buffer) => body;
  const words = { parseAs: "buffer", bodyLimit: mostWords } as const;
  app.addContentTypeParser("application/x-www-form-urlencoded", words, asBytes);
  app.addContentTypeParser("multipart/form-data", { parseAs: "buffer", bodyLimit: mostPosting }, asBytes);
  app.addHook("onRequest", async ({ headers }, reply) => {
    if (headers.origin) reply.header("access-control-allow-origin", headers.origin).header("vary", "origin");
    reply.header("cross-origin-resource-policy", "cross-origin");
  });
  scriptRoutes(app, house);
  plainRoute(app, house);
}

/** A form is looked up before the body of what is sent is read: what nobody asked for is not kept in memory. */
function scriptRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/form",
    {
      schema: {
        summary: "How a contact form looks",
        querystring: byKey,
        response: { 200: shownForm },
        tags,
        security: [],
      },
      config,
    },
    async (request, reply) => {
      const { settings } = await formOf(house, request, request.query.key);
      reply.header("cache-control", "public, max-age=60");
      return settings;
    },
  );
  app.get(
    "/api/v1/form/challenge",
    {
      schema: {
        summary: "Get the work that keeps floods out of a contact form",
        querystring: byKey,
        response: { 200: formChallenge },
        tags,
        security: [],
      },
      config,
    },
    async (request, reply) => {
      const form = await formOf(house, request, request.query.key);
      reply.header("cache-control", "no-store");
      return { challenge: newChallenge(house, form.key), bits: challengeBits };
    },
  );
  app.post(
    "/api/v1/form",
    {
      onRequest: async (request) => void (await formOf(house, request, (request.query as { key?: string }).key ?? "")),
      schema: {
        summary: "Send a contact form; the same again changes nothing",
        querystring: byKey,
        response: { 200: formAnswer },
        tags,
        security: [],
      },
      config,
    },
    async (request) => {
      const form = await formOf(house, request, request.query.key);
      const posting = await readPosting(request.headers["content-type"] ?? "", request.body);
      return takeForm(house, form, posting, { byScript: true, page: pageOf(request), from: request.ip });
    },
  );
}

/** Where a plain form is sent: the answer is a page, or the site's own page of thanks. */
function plainRoute(app: HttpApp, house: House): void {
  const errorHandler = (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
    showProblem(error, request, reply, request.language);
  app.post(
    "/f/:key",
    {
      onRequest: async (request) => void (await formOf(house, request, (request.params as { key: string }).key)),
      schema: { hide: true, params: byKey },
      config,
      errorHandler,
    },
    async (request, reply) => {
      let { language } = request;
      try {
        const form = await formOf(house, request, request.params.key);
        language = form.settings.language;
        const posting = await readPosting(request.headers["content-type"] ?? "", request.body);
        const from = `${request.ip} ${request.headers["user-agent"] ?? ""}`;
        const way = { byScript: false, page: pageOf(request), from };
        const { result, wrong } = await takeForm(house, form, posting, way);
        if (result === "wrong") return sendPage(reply, wrongPage(form.settings, wrong as Wrong), 422);
        const thanks = thanksOf(form, posting.texts.get("redirect"));
        return thanks ? reply.redirect(new URL(thanks).href, 303) : sendPage(reply, thanksPage(form.settings));
      } catch (error) {
        return showProblem(error, request, reply, language);
      }
    },
  );
}

/** The page of thanks: the one the form's own page asks for, if it is of an allowed domain, else the one the form was given. */
function thanksOf({ settings }: OpenForm, asked: string | undefined): string | null {
  const isWeb = asked !== undefined && /^https?:\/\//i.test(asked) && URL.canParse(asked);
  if (isWeb && settings.domains.length > 0 && siteTakesOrigin(settings, asked)) return asked;
  return settings.thanks_url || null;
}

/** The form of a key; refuses `form_unknown`, and `origin_refused` for a page of another domain than it was made for. */
async function formOf(house: House, { headers }: FastifyRequest, key: string): Promise<OpenForm> {
  const form = await formByKey(house, key);
  if (!form) throw new Refusal("form_unknown", "key");
  const { origin } = headers;
  if (origin !== undefined && origin !== "null" && !isOwn(house, origin) && !siteTakesOrigin(form.settings, origin))
    throw new Refusal("origin_refused");
  return form;
}

/** The set-up page shows the form too. */
function isOwn(house: House, origin: string): boolean {
  return new URL(house.config.publicUrl).origin === origin;
}

/** The page on which somebody wrote, without what may stand behind its question mark. */
function pageOf({ headers: { referer } }: FastifyRequest): string | null {
  if (!referer || !URL.canParse(referer)) return null;
  const { origin, pathname } = new URL(referer);
  return `${origin}${pathname}`.slice(0, 500);
}

const pages: Partial<Record<RefusalCode, "gone" | "tooMany" | "file">> = {
  form_unknown: "gone",
  origin_refused: "gone",
  too_many_requests: "tooMany",
  too_large: "file",
  file_type_refused: "file",
};

function showProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, language: Language): FastifyReply {
  const refusal = asRefusal(error);
  if (!refusal) request.log.error({ err: error, route: request.routeOptions.url }, "request failed");
  const page = noFormPage(language, (refusal && pages[refusal.code]) ?? "failed");
  return sendPage(reply, page, refusal ? refusalStatus(refusal.code) : 500);
}
