import { readFile } from "node:fs/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import type { House } from "../../../../platform/house/module.ts";
import { readForms, sendPage } from "../../../../platform/html/index.ts";
import { asRefusal, type HttpApp } from "../../../../platform/http/index.ts";
import type { Language } from "../../../../platform/i18n/index.ts";
import { walkParts } from "../../contract/walk.ts";
import { attemptLimit } from "../files/take-files.ts";
import { dressFor } from "./embedded.ts";
import { showKiosk } from "./kiosk.ts";
import { postingOf, readFilePosts } from "./read-postings.ts";
import { nothingPage } from "./survey-pages.ts";
import { openLinks, placeOfInvitation } from "./survey-place.ts";
import { postTaker } from "./take-posts.ts";
import { answerPage, type Shown, showPage } from "./visit-survey.ts";
import type { Visit } from "./way.ts";

const personal = z.object({ link: z.string().max(60) });
const open = z.object({ brand: z.string().max(100), key: z.string().max(60) });
const config = { open: "public" as const, rateLimit: { max: 3000, timeWindow: "1 minute" } };
const hide = { hide: true } as const;
const scriptAt = "/s/island.js";

/** The public pages of surveys: personal links, open links, and the small script beside them. */
export async function publicSurveyRoutes(app: HttpApp, house: House): Promise<void> {
  readForms(app);
  const openLink = openLinks(house);
  readFilePosts(app, house, openLink);
  const door = { house, take: postTaker(house), count: attemptLimit(house) };
  const script = await readFile(new URL("./island.js", import.meta.url));
  app.get(scriptAt, { schema: hide, config: { open: "public", rateLimit: false } }, (_request, reply) =>
    reply.type("text/javascript; charset=utf-8").header("cache-control", "public, max-age=3600").send(script),
  );
  await kioskScripts(app);
  await dressFor(app, house);
  const errorHandler = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    request.log.debug({ err: error }, "survey page");
    showProblem(house, error, request, reply);
  };
  app.get("/s/:link", { schema: { ...hide, params: personal }, config, errorHandler }, async (request, reply) =>
    show(reply, await showPage(house, await placeOfInvitation(house, request.params.link), visitOf(request))),
  );
  app.post("/s/:link", { schema: { ...hide, params: personal }, config, errorHandler }, async (request, reply) =>
    answer(
      reply,
      await answerPage(
        door,
        await placeOfInvitation(house, request.params.link),
        await postingOf(request),
        visitOf(request),
      ),
    ),
  );
  app.get("/s/:brand/:key", { schema: { ...hide, params: open }, config, errorHandler }, async (request, reply) => {
    const { brand, key } = request.params;
    return show(reply, await showPage(house, await openLink(brand, key), visitOf(request)));
  });
  app.get(
    "/s/:brand/:key/kiosk",
    { schema: { ...hide, params: open }, config, errorHandler },
    async (request, reply) => {
      const { brand, key } = request.params;
      return show(reply, {
        page: await showKiosk(house, await openLink(brand, key), visitOf(request)),
        status: 200,
      });
    },
  );
  app.post("/s/:brand/:key", { schema: { ...hide, params: open }, config, errorHandler }, async (request, reply) => {
    const { brand, key } = request.params;
    return answer(
      reply,
      await answerPage(door, await openLink(brand, key), await postingOf(request), visitOf(request)),
    );
  });
}

/** What a kiosk's page loads; the walk through a survey is the server's own code, which has no types left when it runs. */
async function kioskScripts(app: HttpApp): Promise<void> {
  const walk = walkParts.map((part) => `export ${part}`).join("\n");
  const files = {
    "/s/walk.js": walk,
    "/s/kiosk.js": await readFile(new URL("./kiosk.js", import.meta.url)),
    "/s/kiosk-worker.js": await readFile(new URL("./kiosk-worker.js", import.meta.url)),
  };
  for (const [at, content] of Object.entries(files))
    app.get(at, { schema: hide, config: { open: "public", rateLimit: false } }, (_request, reply) =>
      reply.type("text/javascript; charset=utf-8").header("cache-control", "public, max-age=3600").send(content),
    );
}

function visitOf(request: FastifyRequest): Visit {
  const query = new URLSearchParams(request.query as Record<string, string>);
  return {
    query,
    language: request.language,
    script: scriptAt,
    wantsJson: request.headers.accept === "application/json",
    address: request.ip,
  };
}

function show(reply: FastifyReply, { page, status }: Shown): FastifyReply {
  return sendPage(reply.header("referrer-policy", "no-referrer"), page, status);
}

type Answered = Awaited<ReturnType<typeof answerPage>>;

function answer(reply: FastifyReply, answered: Answered): FastifyReply {
  if ("done" in answered) return reply.code(204).send();
  return sendPage(reply.header("referrer-policy", "no-referrer"), answered.page, answered.status);
}

const said = {
  survey_closed: "closed",
  survey_not_live: "closed",
  survey_expired: "expired",
  survey_answered: "answered",
  not_found: "gone",
  too_many_requests: "tooMany",
  too_large: "tooLarge",
  not_ready: "tooMany",
} as const;
const statuses = { closed: 410, expired: 410, answered: 409, gone: 404, tooMany: 429, tooLarge: 413, failed: 500 };

/** What was refused is told as a page; a bug is logged, and told without its inside. */
function showProblem(house: House, error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const code = asRefusal(error)?.code;
  const what = (code && said[code as keyof typeof said]) ?? "failed";
  if (what === "failed" && !code) house.log.error({ err: error, url: request.routeOptions.url }, "survey page failed");
  const asked = new URLSearchParams(request.query as Record<string, string>).get("lang");
  const language: Language = asked === "fa" || asked === "en" ? asked : request.language;
  sendPage(reply, nothingPage(language, what), code && what === "failed" ? 400 : statuses[what]);
}
