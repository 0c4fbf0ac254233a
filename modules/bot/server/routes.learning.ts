import * as z from "zod";
import type { HttpApp } from "../../../platform/http/index.ts";
import {
  botNumbers,
  id,
  idParams,
  learnBody,
  learnt,
  made,
  numbersQuery,
  replayRow,
  unansweredGroup,
} from "../contract.ts";
import { readNumbers } from "./learning/numbers.ts";
import { askReplay, showReplay } from "./learning/replay.ts";
import { learnFrom, listUnanswered } from "./learning/unanswered.ts";
import { reportWrongAnswer } from "./learning/wrong-answers.ts";

const read = { permission: "bot.read" };
const manage = { permission: "bot.manage" };
const tags = ["bot"];

/** What the bot could not answer, how it does, and how it would do. */
export function learningRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/bot/unanswered",
    {
      schema: {
        summary: "List what the bot could not answer",
        response: { 200: z.object({ rows: z.array(unansweredGroup) }) },
        tags,
      },
      config: manage,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listUnanswered(ctx) })),
  );
  app.post(
    "/api/v1/bot/unanswered/learn",
    {
      schema: { summary: "Make something of unanswered questions", body: learnBody, response: { 200: learnt }, tags },
      config: manage,
    },
    (request) => request.command((ctx) => learnFrom(ctx, request.body)),
  );
  app.get(
    "/api/v1/bot/numbers",
    {
      schema: { summary: "Show how the bot does", querystring: numbersQuery, response: { 200: botNumbers }, tags },
      config: read,
    },
    (request) => request.ask((ctx) => readNumbers(ctx, request.query)),
  );
  app.post(
    "/api/v1/bot/wrong-answers",
    {
      schema: { summary: "Report a wrong answer of the bot", body: z.object({ message: id }), tags },
      config: { permission: "inbox.write" },
    },
    (request, reply) =>
      request.command((ctx) => reportWrongAnswer(ctx, request.body.message)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/bot/replays",
    {
      schema: { summary: "Replay last month against the draft of the bot", response: { 200: made }, tags },
      config: manage,
    },
    (request) => request.command(async (ctx) => ({ id: await askReplay(ctx) })),
  );
  app.get(
    "/api/v1/bot/replays/:id",
    { schema: { summary: "Show a replay", params: idParams, response: { 200: replayRow }, tags }, config: manage },
    (request) => request.ask((ctx) => showReplay(ctx, request.params.id)),
  );
}
