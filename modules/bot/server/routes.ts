import * as z from "zod";
import { type Actor, withBrand } from "../../../platform/db/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import type { JobRun } from "../../../platform/jobs/index.ts";
import {
  botSettingsBody,
  botSettingsRow,
  idParams,
  incidentBody,
  incidentRow,
  made,
  modelTrial,
  modelTrialBody,
  suggestions,
  tryBody,
  tryAnswer as tryShape,
} from "../contract.ts";
import { addIncident, changeIncident, listIncidents, resolveIncident } from "./incidents/incidents.ts";
import { tryModel } from "./language-model/try-model.ts";
import { saveBotSettings, showBotSettings } from "./settings.ts";
import { pullBack, suggestReplies } from "./suggest-replies.ts";
import { tryAnswer } from "./try-answer.ts";

const read = { permission: "bot.read" };
const manage = { permission: "bot.manage" };
const write = { permission: "inbox.write" };
const tags = ["bot"];

/** Settings of the bot, trying it, what agents get of it, and incidents. */
export function botRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/bot/settings",
    { schema: { summary: "Show how the bot behaves", response: { 200: botSettingsRow }, tags }, config: read },
    (request) => request.ask(showBotSettings),
  );
  app.put(
    "/api/v1/bot/settings",
    { schema: { summary: "Set how the bot behaves", body: botSettingsBody, tags }, config: manage },
    (request, reply) =>
      request
        .command((ctx) => saveBotSettings(ctx, house.config.secretKey, request.body))
        .then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/bot/model-trials",
    {
      schema: {
        summary: "Ask the language model one harmless question",
        body: modelTrialBody,
        response: { 200: modelTrial },
        tags,
      },
      config: manage,
    },
    (request) => tryModel({ house, ...transactionsOf(house, request.caller!) }, request.body),
  );
  app.post(
    "/api/v1/bot/try",
    {
      schema: { summary: "Try what the bot would say", body: tryBody, response: { 200: tryShape }, tags },
      config: manage,
    },
    (request) => tryAnswer({ house, read: transactionsOf(house, request.caller!).read }, request.body),
  );
  app.get(
    "/api/v1/conversations/:id/suggestions",
    {
      schema: {
        summary: "Suggest replies and articles for a conversation",
        params: idParams,
        response: { 200: suggestions },
        tags,
      },
      config: { permission: "inbox.read" },
    },
    (request) => request.ask((ctx) => suggestReplies(ctx, house.config.publicUrl, request.params.id)),
  );
  app.post(
    "/api/v1/conversations/:id/bot",
    { schema: { summary: "Give a conversation back to the bot", params: idParams, tags }, config: write },
    (request, reply) => request.command((ctx) => pullBack(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  incidentRoutes(app);
}

type Caller = { actor: Actor; brandId: number };
type Transactions = Pick<JobRun, "read" | "write">;

/** Transactions of whoever asks, for what asks outside between two of them. */
function transactionsOf(house: House, { actor, brandId }: Caller): Transactions {
  const on = (readOnly: boolean) => ({ brandId, actor, now: house.clock(), readOnly });
  return {
    read: (work) => withBrand(house.database.app, on(true), work),
    write: (work) => withBrand(house.database.app, on(false), work),
  };
}

function incidentRoutes(app: HttpApp): void {
  const incidents = ["incidents"];
  app.get(
    "/api/v1/incidents",
    {
      schema: {
        summary: "List incidents",
        response: { 200: z.object({ rows: z.array(incidentRow) }) },
        tags: incidents,
      },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listIncidents(ctx) })),
  );
  app.post(
    "/api/v1/incidents",
    {
      schema: { summary: "Add an incident", body: incidentBody, response: { 200: made }, tags: incidents },
      config: manage,
    },
    (request) => request.command(async (ctx) => ({ id: await addIncident(ctx, request.body) })),
  );
  app.put(
    "/api/v1/incidents/:id",
    {
      schema: { summary: "Change an incident", params: idParams, body: incidentBody, tags: incidents },
      config: manage,
    },
    (request, reply) =>
      request.command((ctx) => changeIncident(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  app.put(
    "/api/v1/incidents/:id/resolution",
    {
      schema: {
        summary: "Say whether an incident is over",
        params: idParams,
        body: z.object({ over: z.boolean() }),
        tags: incidents,
      },
      config: manage,
    },
    (request, reply) =>
      request
        .command((ctx) => resolveIncident(ctx, request.params.id, request.body.over))
        .then(() => reply.code(204).send()),
  );
}
