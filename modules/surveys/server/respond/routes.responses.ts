import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import {
  responseBody,
  responsePage,
  responseParams,
  responseQuery,
  responseShown,
  responseTaken,
  surveyParams,
} from "../../contract.ts";
import { acceptSoon } from "./accept-responses.ts";
import { listResponses, readResponse } from "./list-responses.ts";

const read = { permission: "surveys.read" };
const tags = ["surveys"];

/** Responses as other systems hand them in and as people read them. */
export function responseRoutes(app: HttpApp, house: House): void {
  const accept = acceptSoon(house);
  app.post(
    "/api/v1/surveys/:key/responses",
    {
      schema: {
        summary: "Hand in a response of a survey",
        params: surveyParams,
        body: responseBody,
        response: { 200: responseTaken },
        tags,
      },
      config: { permission: "surveys.answer" },
    },
    (request) => accept(request.caller!.brandId, { surveyKey: request.params.key, body: request.body }),
  );
  app.get(
    "/api/v1/responses",
    {
      schema: {
        summary: "List responses, newest first",
        querystring: responseQuery,
        response: { 200: responsePage },
        tags,
      },
      config: read,
    },
    (request) => request.ask((ctx) => listResponses(ctx, request.query)),
  );
  app.get(
    "/api/v1/responses/:id",
    {
      schema: {
        summary: "Show a response as it was asked",
        params: responseParams,
        response: { 200: responseShown },
        tags,
      },
      config: read,
    },
    (request) => request.ask((ctx) => readResponse(ctx, request.params.id)),
  );
}
