import * as z from "zod";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { callKeyBody, responseTaken, surveyCallBody, surveyCallList, surveyParams } from "../../contract.ts";
import { listCalls } from "./list-calls.ts";
import { noteCall } from "./note-call.ts";
import { takeCallKey } from "./take-call-key.ts";

const params = surveyParams;
const tags = ["surveys"];
const config = { permission: "surveys.answer" };

/** Calls in which customers are interviewed, and keys that they press after others. The answers of interviews come in as all others do. */
export function phoneRoutes(app: HttpApp, house: House): void {
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
  app.post(
    "/api/v1/surveys/:key/call-keys",
    {
      schema: {
        summary: "Take the key that was pressed after a call as an answer",
        description: "In our own words, or as Simotel posts its Survey event. Once for each call.",
        params,
        body: callKeyBody,
        response: { 200: responseTaken },
        tags,
      },
      config,
    },
    (request) =>
      request
        .command((ctx) => takeCallKey(ctx, request.params.key, request.body))
        .catch((error: unknown) => {
          // An exchange shows its answers to nobody: whoever looks for missing scores finds them here.
          if (error instanceof Refusal)
            house.log.warn(
              { survey: request.params.key, call: request.body.call_id, key: request.body.key, code: error.code },
              "a key pressed after a call was not taken",
            );
          throw error;
        }),
  );
}
