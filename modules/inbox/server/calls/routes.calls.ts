import * as z from "zod";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { callOutcome, callOutcomeBody, callScript, callScriptBody, idParams } from "../../contract.ts";
import { addOutcome, addScript, changeScript, listOutcomes, listScripts, removeCallPart } from "./call-scripts.ts";

const read = { permission: "inbox.read" };
const manage = { permission: "inbox.manage" };
const tags = ["inbox settings"];
const made = { 200: z.object({ id: z.number() }) };

/** What calls need: scripts that agents follow, and the brand's own outcomes. */
export function callRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/call-scripts",
    {
      schema: { summary: "List call scripts", response: { 200: z.object({ rows: z.array(callScript) }) }, tags },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listScripts(ctx) })),
  );
  app.post(
    "/api/v1/call-scripts",
    { schema: { summary: "Keep a call script", body: callScriptBody, response: made, tags }, config: manage },
    (request) => request.command(async (ctx) => ({ id: await addScript(ctx, request.body) })),
  );
  app.put(
    "/api/v1/call-scripts/:id",
    { schema: { summary: "Change a call script", params: idParams, body: callScriptBody, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => changeScript(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  app.get(
    "/api/v1/call-outcomes",
    {
      schema: {
        summary: "List the brand's own outcomes of calls",
        response: { 200: z.object({ rows: z.array(callOutcome) }) },
        tags,
      },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listOutcomes(ctx) })),
  );
  app.post(
    "/api/v1/call-outcomes",
    { schema: { summary: "Add an outcome of calls", body: callOutcomeBody, response: made, tags }, config: manage },
    (request) => request.command(async (ctx) => ({ id: await addOutcome(ctx, request.body.name) })),
  );
  removingRoutes(app);
}

function removingRoutes(app: HttpApp): void {
  for (const [part, what] of [
    ["script", "a call script"],
    ["outcome", "an outcome of calls"],
  ] as const) {
    const url = `/api/v1/call-${part}s/:id`;
    app.delete(
      url,
      { schema: { summary: `Take ${what} away`, params: idParams, tags }, config: manage },
      (request, reply) =>
        request
          .command((ctx) => removeCallPart(ctx, part, request.params.id, false))
          .then(() => reply.code(204).send()),
    );
    app.post(
      `${url}/restore`,
      { schema: { summary: `Bring ${what} back`, params: idParams, tags }, config: manage },
      (request, reply) =>
        request.command((ctx) => removeCallPart(ctx, part, request.params.id, true)).then(() => reply.code(204).send()),
    );
  }
}
