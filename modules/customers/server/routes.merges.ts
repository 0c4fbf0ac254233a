import * as z from "zod";
import type { HttpApp } from "../../../platform/http/index.ts";
import { idParams, mergeBody, mergeList, suggestionList, suggestionQuery } from "../contract.ts";
import { acceptSuggestion, dismissSuggestion, reopenSuggestion } from "./people/decide-suggestion.ts";
import { listMerges, listSuggestions } from "./people/list-merges.ts";
import { mergeByHand, undoByHand } from "./people/merge-by-hand.ts";

const read = { permission: "customers.read" };
const merge = { permission: "customers.merge" };
const tags = ["customers"];
const merged = z.object({ merge_id: z.number(), winner_id: z.number() });
const nothing = { 204: z.null() };

/** Merging customers, undoing it, and the pairs that may be one. */
export function mergeRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/customers/:id/merges",
    {
      schema: { summary: "List merges of a customer", params: idParams, response: { 200: mergeList }, tags },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listMerges(ctx, request.params.id) })),
  );
  app.post(
    "/api/v1/customers/:id/merges",
    {
      schema: {
        summary: "Merge another customer into this one",
        params: idParams,
        body: mergeBody,
        response: { 200: merged },
        tags,
      },
      config: merge,
    },
    (request) =>
      request.command(async (ctx) => {
        const winner = request.params.id;
        return { merge_id: await mergeByHand(ctx, winner, request.body.with), winner_id: winner };
      }),
  );
  app.post(
    "/api/v1/customer-merges/:id/undo",
    { schema: { summary: "Undo a merge", params: idParams, response: nothing, tags }, config: merge },
    async (request, reply) => {
      await request.command((ctx) => undoByHand(ctx, request.params.id));
      return reply.code(204).send(null);
    },
  );
  app.get(
    "/api/v1/match-suggestions",
    {
      schema: {
        summary: "List customers who are likely one",
        querystring: suggestionQuery,
        response: { 200: suggestionList },
        tags,
      },
      config: read,
    },
    (request) => request.ask((ctx) => listSuggestions(ctx, request.query)),
  );
  app.post(
    "/api/v1/match-suggestions/:id/accept",
    {
      schema: { summary: "Accept a match suggestion", params: idParams, response: { 200: merged }, tags },
      config: merge,
    },
    (request) => request.command((ctx) => acceptSuggestion(ctx, request.params.id)),
  );
  for (const [deed, summary, decide] of [
    ["dismiss", "Dismiss a match suggestion", dismissSuggestion],
    ["reopen", "Reopen a dismissed match suggestion", reopenSuggestion],
  ] as const) {
    app.post(
      `/api/v1/match-suggestions/:id/${deed}`,
      { schema: { summary, params: idParams, response: nothing, tags }, config: merge },
      async (request, reply) => {
        await request.command((ctx) => decide(ctx, request.params.id));
        return reply.code(204).send(null);
      },
    );
  }
}
