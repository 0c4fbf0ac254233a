import { Readable } from "node:stream";
import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import * as contract from "../contract.ts";
import { answerMention } from "./mentions/answer-mention.ts";
import { caseOfMention, changeMention } from "./mentions/change-mention.ts";
import { countMentions } from "./mentions/count-mentions.ts";
import { mentionsCsv } from "./mentions/export-mentions.ts";
import { listMentions } from "./mentions/list-mentions.ts";
import { listRises, seeRise } from "./rises/see-rises.ts";

const tags = ["mentions"];
const read = { permission: "mentions.read" };
const write = { permission: "mentions.write" };
const params = contract.idParams;

/** What is said in public, and what is done about it. */
export function mentionRoutes(app: HttpApp, house: House): void {
  readingRoutes(app);
  deedRoutes(app, house);
  app.get(
    "/api/v1/mention-rises",
    {
      schema: { summary: "List terms that are blamed more than usual", response: { 200: contract.riseList }, tags },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listRises(ctx) })),
  );
  app.put(
    "/api/v1/mention-rises/:id/seen",
    { schema: { summary: "Note that a rise was looked at", params, tags }, config: write },
    (request, reply) => request.command((ctx) => seeRise(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
}

function readingRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/mentions",
    {
      schema: {
        summary: "List mentions",
        querystring: contract.mentionQuery,
        response: { 200: contract.mentionList },
        tags,
      },
      config: read,
    },
    (request) => request.ask((ctx) => listMentions(ctx, request.query)),
  );
  app.get(
    "/api/v1/mentions/counts",
    {
      schema: {
        ...{ summary: "Count mentions by day and sentiment", tags },
        ...{ querystring: contract.mentionFilters, response: { 200: contract.mentionCounts } },
      },
      config: read,
    },
    (request) => request.ask((ctx) => countMentions(ctx, request.query)),
  );
  app.get(
    "/api/v1/mentions/export",
    {
      schema: { summary: "Download mentions as CSV", querystring: contract.mentionFilters, tags },
      config: { permission: "mentions.export" },
    },
    async (request, reply) => {
      const csv = await mentionsCsv((work) => request.ask(work), request.query, request.language);
      reply.header("content-disposition", `attachment; filename="mentions.csv"`).header("cache-control", "no-store");
      return reply.type("text/csv; charset=utf-8").send(Readable.from(csv) as never);
    },
  );
}

function deedRoutes(app: HttpApp, house: House): void {
  app.patch(
    "/api/v1/mentions/:id",
    {
      schema: {
        summary: "Change how a mention stands or who looks after it",
        params,
        body: contract.mentionChange,
        tags,
      },
      config: write,
    },
    (request, reply) =>
      request.command((ctx) => changeMention(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/mentions/:id/answers",
    {
      schema: {
        ...{ summary: "Answer a mention in its group", params, body: contract.answerBody, tags },
        response: { 200: contract.answered },
      },
      config: write,
    },
    (request) => {
      if (!request.caller) throw new Refusal("not_signed_in");
      return answerMention(house, request.caller, request.params.id, request.body);
    },
  );
  app.post(
    "/api/v1/mentions/:id/case",
    {
      schema: {
        ...{ summary: "Open a case about a mention", params, body: contract.caseBody, tags },
        response: { 200: contract.madeId },
      },
      config: write,
    },
    (request) => request.command(async (ctx) => ({ id: await caseOfMention(ctx, request.params.id, request.body) })),
  );
}
