import * as z from "zod";
import type { Context } from "../../../platform/db/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import {
  newSurvey,
  surveyFile,
  surveyList,
  surveyParams,
  surveyPatch,
  surveySaved,
  surveyShown,
  versionParams,
} from "../contract.ts";
import { listSurveys, showSurvey } from "./define/list-surveys.ts";
import {
  changeSurvey,
  closeSurvey,
  makeSurvey,
  publishSurvey,
  removeSurvey,
  restoreSurveyVersion,
} from "./define/make-survey.ts";
import { packPictures, unpackPictures } from "./pictures/carry-pictures.ts";

/** A survey with the pictures of its options. */
const mostSurveyBytes = 8_000_000;
const read = { permission: "surveys.read" };
const write = { permission: "surveys.write" };
const tags = ["surveys"];
const params = surveyParams;
const made = z.object({ id: z.number(), key: z.string() });

/** Surveys as those who ask work with them. */
export function surveyRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/surveys",
    { schema: { summary: "List surveys", response: { 200: surveyList }, tags }, config: read },
    (request) => request.ask(async (ctx) => ({ rows: await listSurveys(ctx) })),
  );
  app.post(
    "/api/v1/surveys",
    {
      bodyLimit: mostSurveyBytes,
      schema: { summary: "Begin a survey", body: newSurvey, response: { 200: made }, tags },
      config: write,
    },
    async (request) => {
      const { pictures, ...asked } = request.body;
      const { brandId } = request.caller!;
      const write = <T>(work: (ctx: Context) => Promise<T>) => request.command(work);
      const carried = asked.definition && { definition: asked.definition, pictures: pictures ?? {} };
      const definition = carried && (await unpackPictures(house, brandId, write, carried));
      return request.command((ctx) => makeSurvey(ctx, { ...asked, ...(definition && { definition }) }));
    },
  );
  app.get(
    "/api/v1/surveys/:key",
    { schema: { summary: "Show a survey with its draft", params, response: { 200: surveyShown }, tags }, config: read },
    (request) => request.ask((ctx) => showSurvey(ctx, request.params.key)),
  );
  app.patch(
    "/api/v1/surveys/:key",
    {
      schema: {
        summary: "Change a survey's draft, name or settings",
        params,
        body: surveyPatch,
        response: { 200: surveySaved },
        tags,
      },
      config: write,
    },
    (request) => request.command((ctx) => changeSurvey(ctx, request.params.key, request.body)),
  );
  app.delete(
    "/api/v1/surveys/:key",
    { schema: { summary: "Remove a survey from the list", params, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => removeSurvey(ctx, request.params.key)).then(() => reply.code(204).send()),
  );
  deedRoutes(app, house);
}

function deedRoutes(app: HttpApp, house: House): void {
  app.post(
    "/api/v1/surveys/:key/restore",
    { schema: { summary: "Bring a removed survey back", params, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => removeSurvey(ctx, request.params.key, false)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/surveys/:key/versions",
    {
      schema: {
        summary: "Publish a survey's draft as its next version",
        params,
        response: { 200: z.object({ version: z.number() }) },
        tags,
      },
      config: write,
    },
    (request) => request.command((ctx) => publishSurvey(ctx, request.params.key)),
  );
  app.post(
    "/api/v1/surveys/:key/versions/:version/restore",
    { schema: { summary: "Take an earlier version back as the draft", params: versionParams, tags }, config: write },
    (request, reply) =>
      request
        .command((ctx) => restoreSurveyVersion(ctx, request.params.key, request.params.version))
        .then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/surveys/:key/closing",
    {
      schema: { summary: "Close a survey or open it again", params, body: z.object({ closed: z.boolean() }), tags },
      config: write,
    },
    (request, reply) =>
      request
        .command((ctx) => closeSurvey(ctx, request.params.key, request.body.closed))
        .then(() => reply.code(204).send()),
  );
  app.get(
    "/api/v1/surveys/:key/file",
    {
      schema: { summary: "Export a survey's draft as JSON", params, response: { 200: surveyFile }, tags },
      config: read,
    },
    async (request) => {
      const ask = <T>(work: (ctx: Context) => Promise<T>) => request.ask(work);
      const { key, name, draft, settings } = await ask((ctx) => showSurvey(ctx, request.params.key));
      const pictures = await packPictures(house, request.caller!.brandId, ask, draft);
      return { hamdel_survey: 1 as const, key, name, definition: draft, pictures, settings };
    },
  );
}
