import * as z from "zod";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { surveyCallBody, surveyCallList, surveyParams } from "../../contract.ts";
import { listCalls } from "./list-calls.ts";
import { noteCall } from "./note-call.ts";

const params = surveyParams;
const tags = ["surveys"];
const config = { permission: "surveys.answer" };

/** Calls in which customers are interviewed. The answers themselves come in as all others do. */
export function phoneRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/surveys/:key/calls",
    { schema: { summary: "List the calls of a survey", params, response: { 200: surveyCallList }, tags }, config },
    (request) => request.ask((ctx) => listCalls(ctx, request.params.key)),
  );
  app.post(
    "/api/v1/surveys/:key/calls",
    {
      schema: {
        summary: "Note what became of a call of a survey",
        params,
        body: surveyCallBody,
        response: { 200: z.object({ id: z.number() }) },
        tags,
      },
      config,
    },
    (request) => request.command((ctx) => noteCall(ctx, request.params.key, request.body)),
  );
}
