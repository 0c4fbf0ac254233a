import * as z from "zod";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { occasionBody, occasionList, occasionParams, surveyParams } from "../../contract.ts";
import { addOccasion, changeOccasion, listOccasions, removeOccasion } from "./occasions.ts";

const read = { permission: "surveys.read" };
const write = { permission: "surveys.write" };
const tags = ["surveys"];

/** What makes a survey ask by itself. */
export function occasionRoutes(app: HttpApp): void {
  const params = occasionParams;
  app.get(
    "/api/v1/surveys/:key/occasions",
    {
      schema: {
        summary: "List the occasions of a survey",
        params: surveyParams,
        response: { 200: occasionList },
        tags,
      },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listOccasions(ctx, request.params.key) })),
  );
  app.post(
    "/api/v1/surveys/:key/occasions",
    {
      schema: {
        summary: "Have a survey ask on an occasion",
        params: surveyParams,
        body: occasionBody,
        response: { 200: z.object({ id: z.number() }) },
        tags,
      },
      config: write,
    },
    (request) => request.command(async (ctx) => ({ id: await addOccasion(ctx, request.params.key, request.body) })),
  );
  app.put(
    "/api/v1/surveys/:key/occasions/:id",
    { schema: { summary: "Change an occasion or switch it", params, body: occasionBody, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => changeOccasion(ctx, request.params, request.body)).then(() => reply.code(204).send()),
  );
  app.delete(
    "/api/v1/surveys/:key/occasions/:id",
    { schema: { summary: "Take an occasion away", params, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => removeOccasion(ctx, request.params)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/surveys/:key/occasions/:id/restore",
    { schema: { summary: "Bring an occasion back, switched off", params, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => removeOccasion(ctx, request.params, false)).then(() => reply.code(204).send()),
  );
}
