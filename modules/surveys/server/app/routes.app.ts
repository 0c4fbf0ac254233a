import type { FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import {
  appAnswered,
  appAnswers,
  appAsked,
  appAsking,
  appAskingBody,
  appDismissal,
  appHappening,
  appLink,
  appSurvey,
  languages,
  surveyParams,
} from "../../contract.ts";
import { postTaker } from "../public/take-posts.ts";
import { readPlainJson, siteOf } from "../site/site-caller.ts";
import { answerInApp } from "./answer-in-app.ts";
import { changeAppAsking, showAppAsking } from "./app-rules.ts";
import { askInApp } from "./ask-in-app.ts";
import { dismissInApp } from "./dismiss-in-app.ts";
import { showInApp } from "./show-in-app.ts";

const tags = ["surveys"];

/** How a survey asks in apps, for those who ask. */
export function appRuleRoutes(app: HttpApp): void {
  const params = surveyParams;
  app.get(
    "/api/v1/surveys/:key/in-app",
    {
      schema: { summary: "Show how a survey asks in apps", params, response: { 200: appAsking }, tags },
      config: { permission: "surveys.read" },
    },
    (request) => request.ask((ctx) => showAppAsking(ctx, request.params.key)),
  );
  app.put(
    "/api/v1/surveys/:key/in-app",
    {
      schema: {
        summary: "Set how a survey asks in apps",
        params,
        body: appAskingBody,
        response: { 200: z.object({ saved: z.boolean() }) },
        tags,
      },
      config: { permission: "surveys.write" },
    },
    (request) =>
      request.command((ctx) => changeAppAsking(ctx, request.params.key, request.body)).then(() => ({ saved: true })),
  );
}

const open = (max: number, who: (request: FastifyRequest) => string) => ({
  open: "public" as const,
  rateLimit: { max, timeWindow: "1 minute", keyGenerator: who },
});
// Whole cities share one address on mobile networks; a link is one person's.
const byAddress = open(3000, ({ ip }) => `app-surveys:${ip}`);
const byLink = open(120, ({ params }) => `app-survey:${(params as { link: string }).link}`);
const publicly = { tags: ["apps"], security: [] };

/** What apps ask and tell; they name themselves by their public key once, and each survey by its link from then on. */
export async function appRoutes(app: HttpApp, house: House): Promise<void> {
  readPlainJson(app);
  const door = { house, take: postTaker(house) };
  app.addHook("onRequest", async (_request, reply) => {
    reply.header("cache-control", "no-store");
  });
  app.post(
    "/api/v1/app/surveys",
    {
      bodyLimit: 16 * 1024,
      schema: {
        summary: "Tell what happened in an app, and hear whether to ask something now",
        body: appHappening,
        response: { 200: appAsked },
        ...publicly,
      },
      config: byAddress,
    },
    async (request, reply) => askInApp(house, await siteOf(house, request, reply, request.body.key), request.body),
  );
  app.get(
    "/api/v1/app/surveys/:link",
    {
      schema: {
        summary: "Show a survey that an app was told to ask",
        params: appLink,
        querystring: z.object({ language: z.enum(languages).optional() }),
        response: { 200: appSurvey },
        ...publicly,
      },
      config: byLink,
    },
    (request, reply) => showInApp(house, anywhere(reply, request.params.link), request.query.language),
  );
  app.post(
    "/api/v1/app/surveys/:link/answers",
    {
      bodyLimit: 128 * 1024,
      schema: {
        summary: "Keep answers given in an app, or hand them in",
        params: appLink,
        body: appAnswers,
        response: { 200: appAnswered },
        ...publicly,
      },
      config: byLink,
    },
    (request, reply) => answerInApp(door, anywhere(reply, request.params.link), request.body),
  );
  app.post(
    "/api/v1/app/surveys/:link/dismissal",
    {
      schema: {
        summary: "Say that a survey was put off, refused or not shown",
        params: appLink,
        body: appDismissal,
        ...publicly,
      },
      config: byLink,
    },
    (request, reply) =>
      dismissInApp(house, anywhere(reply, request.params.link), request.body).then(() => reply.code(204).send()),
  );
}

/** Whoever has the link may answer, from whatever page an app is made of. */
function anywhere(reply: FastifyReply, link: string): string {
  reply.header("access-control-allow-origin", "*");
  return link;
}
