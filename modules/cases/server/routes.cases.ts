import type * as z from "zod";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import * as contract from "../contract.ts";
import { askWhetherSolved } from "./confirm/ask-customer.ts";
import { changeCase, reopenCase, withdrawCase } from "./deeds/change-case.ts";
import { logCall, noteInCase, promiseInCase, replyInCase } from "./deeds/work-case.ts";
import { openByHand } from "./open/open-by-hand.ts";
import { listCases } from "./show/list-cases.ts";
import { showCase } from "./show/show-case.ts";

const read = { permission: "cases.read" };
const write = { permission: "cases.write" };
const tags = ["cases"];
const params = contract.caseParams;

/** Cases: listed, opened, worked on, and closed by their customers. */
export function caseRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/cases",
    {
      schema: { summary: "List cases", querystring: contract.caseQuery, response: { 200: contract.caseList }, tags },
      config: read,
    },
    (request) => request.ask((ctx) => listCases(ctx, request.query)),
  );
  app.post(
    "/api/v1/cases",
    {
      schema: { summary: "Open a case", body: contract.newCase, response: { 200: contract.caseMade }, tags },
      config: write,
    },
    (request) => request.command(async (ctx) => ({ id: await openByHand(ctx, request.body) })),
  );
  app.get(
    "/api/v1/cases/:id",
    { schema: { summary: "Show a case", params, response: { 200: contract.caseShown }, tags }, config: read },
    (request) => request.ask((ctx) => showCase(ctx, house, request.params.id)),
  );
  app.patch(
    "/api/v1/cases/:id",
    { schema: { summary: "Change a case", params, body: contract.casePatch, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => changeCase(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/cases/:id/solution",
    {
      schema: {
        summary: "Ask a customer whether a case is solved",
        params,
        body: contract.caseSolution,
        response: { 200: contract.caseAsked },
        tags,
      },
      config: write,
    },
    (request) => request.command((ctx) => askWhetherSolved(ctx, house, request.params.id, request.body)),
  );
  app.post(
    "/api/v1/cases/:id/reopening",
    { schema: { summary: "Take a case up again", params, tags }, config: write },
    (request, reply) => request.command((ctx) => reopenCase(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/cases/:id/withdrawal",
    { schema: { summary: "Withdraw a case", params, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => withdrawCase(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  workRoutes(app);
}

function workRoutes(app: HttpApp): void {
  app.post(
    "/api/v1/cases/:id/replies",
    {
      schema: {
        summary: "Write to the customer of a case",
        params,
        body: contract.caseReply,
        response: { 200: contract.caseMade },
        tags,
      },
      config: { permission: "inbox.write" },
    },
    (request) => request.command(async (ctx) => ({ id: await replyInCase(ctx, request.params.id, request.body) })),
  );
  const deed = <Body extends z.ZodType>(path: string, summary: string, body: Body, permission = "cases.write") =>
    ({
      path: `/api/v1/cases/:id/${path}`,
      options: { schema: { summary, params, body, tags }, config: { permission } },
    }) as const;
  const call = deed("calls", "Log a call in a case", contract.caseCall);
  app.post(call.path, call.options, (request, reply) =>
    request.command((ctx) => logCall(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  const note = deed("notes", "Write a note in a case", contract.caseNote);
  app.post(note.path, note.options, (request, reply) =>
    request.command((ctx) => noteInCase(ctx, request.params.id, request.body.text)).then(() => reply.code(204).send()),
  );
  const promise = deed("promises", "Promise something in a case", contract.casePromise, "inbox.write");
  app.post(promise.path, promise.options, (request, reply) =>
    request.command((ctx) => promiseInCase(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
}
