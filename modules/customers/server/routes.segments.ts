import * as z from "zod";
import type { HttpApp } from "../../../platform/http/index.ts";
import { count, idParams, ruleCountBody, ruleFactList, segment, segmentBody, segmentList } from "../contract.ts";
import { listRuleFacts } from "./segments/list-rule-facts.ts";
import {
  changeSegment,
  countRule,
  listSegments,
  makeSegment,
  removeSegment,
  restoreSegment,
  showSegment,
} from "./segments/segments.ts";

const read = { permission: "customers.read" };
const define = { permission: "customers.define" };
const tags = ["segments"];
const one = { 200: segment };

/** Groups of customers and the rules they are made of. */
export function segmentRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/segments",
    { schema: { summary: "List segments", response: { 200: segmentList }, tags }, config: read },
    (request) => request.ask(async (ctx) => ({ rows: await listSegments(ctx) })),
  );
  app.get(
    "/api/v1/segments/facts",
    { schema: { summary: "List what rules may ask", response: { 200: ruleFactList }, tags }, config: read },
    (request) => request.ask(async (ctx) => ({ rows: await listRuleFacts(ctx) })),
  );
  // A question in the body: rules are too long for an address.
  app.post(
    "/api/v1/segments/count",
    {
      schema: { summary: "Count whom a rule finds", body: ruleCountBody, response: { 200: count }, tags },
      config: read,
    },
    (request) => request.ask((ctx) => countRule(ctx, request.body.rule, request.body.exact)),
  );
  app.get(
    "/api/v1/segments/:id",
    { schema: { summary: "Show a segment", params: idParams, response: one, tags }, config: read },
    (request) => request.ask((ctx) => showSegment(ctx, request.params.id)),
  );
  app.post(
    "/api/v1/segments",
    { schema: { summary: "Make a segment", body: segmentBody, response: one, tags }, config: define },
    (request) => request.command((ctx) => makeSegment(ctx, request.body)),
  );
  app.put(
    "/api/v1/segments/:id",
    {
      schema: { summary: "Change a segment", params: idParams, body: segmentBody, response: one, tags },
      config: define,
    },
    (request) => request.command((ctx) => changeSegment(ctx, request.params.id, request.body)),
  );
  app.delete(
    "/api/v1/segments/:id",
    { schema: { summary: "Remove a segment", params: idParams, response: { 204: z.null() }, tags }, config: define },
    async (request, reply) => {
      await request.command((ctx) => removeSegment(ctx, request.params.id));
      return reply.code(204).send(null);
    },
  );
  app.post(
    "/api/v1/segments/:id/restore",
    { schema: { summary: "Restore a removed segment", params: idParams, response: one, tags }, config: define },
    (request) => request.command((ctx) => restoreSegment(ctx, request.params.id)),
  );
}
