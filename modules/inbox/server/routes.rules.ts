import * as z from "zod";
import type { HttpApp } from "../../../platform/http/index.ts";
import { dryRun, idParams, rule, ruleBody, ruleOrder, ruleRun, ruleSwitch, runQuery } from "../contract.ts";
import { dryRunRule } from "./rules/dry-run.ts";
import { listRuns } from "./rules/list-runs.ts";
import { changeRule, listRules, makeRule, orderRules, removeRule, switchRule } from "./rules/rules.ts";

const manage = { permission: "inbox.manage" };
const tags = ["rules"];
const made = { 200: z.object({ id: z.number() }) };
/** With the id of a rule that stands, so that it does not hear what it did itself. */
const dryRunBody = z.object({ rule: ruleBody, id: z.number().int().positive().nullable().default(null) });

/** Rules that work by themselves, what they did, and what they would have done. */
export function ruleRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/rules",
    {
      schema: { summary: "List rules in their order", response: { 200: z.object({ rows: z.array(rule) }) }, tags },
      config: manage,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listRules(ctx) })),
  );
  app.post(
    "/api/v1/rules",
    { schema: { summary: "Make a rule", body: ruleBody, response: made, tags }, config: manage },
    (request) => request.command(async (ctx) => ({ id: await makeRule(ctx, request.body) })),
  );
  app.put(
    "/api/v1/rules/order",
    { schema: { summary: "Put rules into an order", body: ruleOrder, tags }, config: manage },
    (request, reply) => request.command((ctx) => orderRules(ctx, request.body.ids)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/rules/dry-run",
    {
      schema: {
        summary: "Show what a rule would have done last week",
        body: dryRunBody,
        response: { 200: dryRun },
        tags,
      },
      config: manage,
    },
    (request) => request.ask((ctx) => dryRunRule(ctx, { ...request.body.rule, id: request.body.id })),
  );
  app.get(
    "/api/v1/rules/runs",
    {
      schema: {
        summary: "List what rules did",
        querystring: runQuery,
        response: { 200: z.object({ rows: z.array(ruleRun) }) },
        tags,
      },
      config: manage,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listRuns(ctx, request.query) })),
  );
  oneRuleRoutes(app);
}

function oneRuleRoutes(app: HttpApp): void {
  app.put(
    "/api/v1/rules/:id",
    { schema: { summary: "Change a rule", params: idParams, body: ruleBody, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => changeRule(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  app.put(
    "/api/v1/rules/:id/switch",
    { schema: { summary: "Switch a rule on or off", params: idParams, body: ruleSwitch, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => switchRule(ctx, request.params.id, request.body.on)).then(() => reply.code(204).send()),
  );
  app.delete(
    "/api/v1/rules/:id",
    { schema: { summary: "Take a rule away", params: idParams, tags }, config: manage },
    (request, reply) => request.command((ctx) => removeRule(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/rules/:id/restore",
    { schema: { summary: "Bring a rule back", params: idParams, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => removeRule(ctx, request.params.id, true)).then(() => reply.code(204).send()),
  );
}
