import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import { onceShown } from "../../admin/index.ts";
import * as contract from "../contract.ts";
import { tryFeed } from "./feeds/try-feed.ts";
import { keepDays, setKeepDays } from "./mentions/mention-settings.ts";
import { addSource, changeSource, removeSource, renewHookSecret } from "./sources/keep-source.ts";
import { listSources } from "./sources/source-rows.ts";
import { addTerm, changeTerm, listTerms, removeTerm } from "./terms/keep-terms.ts";
import { liveTerms } from "./terms/live-terms.ts";
import { judgeTerm, spokenOf } from "./terms/match-terms.ts";

const tags = ["mentions"];
const read = { permission: "mentions.read" };
const manage = { permission: "mentions.manage" };
const params = contract.idParams;

/** Where a brand listens, for what, and how long it remembers the words. */
export function listeningRoutes(app: HttpApp, house: House): void {
  sourceRoutes(app, house);
  trialRoutes(app, house);
  termRoutes(app);
  app.get(
    "/api/v1/mention-settings",
    {
      schema: { summary: "Show how long mentions are kept", response: { 200: contract.mentionSettings }, tags },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ keep_days: await keepDays(ctx) })),
  );
  app.put(
    "/api/v1/mention-settings",
    { schema: { summary: "Change how long mentions are kept", body: contract.mentionSettings, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => setKeepDays(ctx, request.body.keep_days)).then(() => reply.code(204).send()),
  );
}

function sourceRoutes(app: HttpApp, house: House): void {
  const { secretKey } = house.config;
  app.get(
    "/api/v1/mention-sources",
    { schema: { summary: "List sources of mentions", response: { 200: contract.sourceList }, tags }, config: read },
    (request) => request.ask(async (ctx) => ({ rows: await listSources(ctx) })),
  );
  app.post(
    "/api/v1/mention-sources",
    {
      schema: {
        ...{ summary: "Add a source of mentions; a hook's secret is shown this once", tags },
        ...{ body: contract.sourceBody, response: { 201: contract.sourceMade } },
      },
      config: manage,
    },
    async (request, reply) =>
      reply.code(201).send(await onceShown(house, request, (ctx) => addSource(ctx, secretKey, request.body))),
  );
  app.put(
    "/api/v1/mention-sources/:id",
    { schema: { summary: "Change a source of mentions", params, body: contract.sourceChange, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => changeSource(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  app.put(
    "/api/v1/mention-sources/:id/secret",
    {
      schema: {
        summary: "Renew the secret of a mention hook",
        params,
        response: { 200: contract.secretRenewed },
        tags,
      },
      config: manage,
    },
    (request) => onceShown(house, request, (ctx) => renewHookSecret(ctx, secretKey, request.params.id)),
  );
  app.put(
    "/api/v1/mention-sources/:id/removal",
    {
      schema: { summary: "Take a source of mentions away or bring it back", params, body: contract.removalBody, tags },
      config: manage,
    },
    (request, reply) =>
      request
        .command((ctx) => removeSource(ctx, request.params.id, request.body.removed))
        .then(() => reply.code(204).send()),
  );
}

function trialRoutes(app: HttpApp, house: House): void {
  app.post(
    "/api/v1/mention-sources/trial",
    {
      schema: {
        ...{ summary: "Look at the address of a feed", tags },
        ...{ body: contract.feedTrialBody, response: { 200: contract.feedTrial } },
      },
      config: { ...manage, rateLimit: { max: 30, timeWindow: "1 minute" } },
    },
    async (request) => {
      if (!request.caller) throw new Refusal("not_signed_in");
      return tryFeed(house, request.body.address, await request.ask(liveTerms));
    },
  );
  app.post(
    "/api/v1/mention-terms/trial",
    {
      schema: {
        ...{ summary: "Try words on a text", tags },
        ...{ body: contract.termTrial, response: { 200: contract.termTried } },
      },
      config: manage,
    },
    (request) => Promise.resolve(judgeTerm(spokenOf(request.body.text), request.body)),
  );
}

function termRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/mention-terms",
    { schema: { summary: "List what is listened for", response: { 200: contract.termList }, tags }, config: read },
    (request) => request.ask(async (ctx) => ({ rows: await listTerms(ctx) })),
  );
  app.post(
    "/api/v1/mention-terms",
    {
      schema: { summary: "Listen for something", body: contract.termBody, response: { 201: contract.madeId }, tags },
      config: manage,
    },
    async (request, reply) =>
      reply.code(201).send(await request.command(async (ctx) => ({ id: await addTerm(ctx, request.body) }))),
  );
  app.put(
    "/api/v1/mention-terms/:id",
    { schema: { summary: "Change what is listened for", params, body: contract.termBody, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => changeTerm(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  app.put(
    "/api/v1/mention-terms/:id/removal",
    {
      schema: { summary: "Stop listening for something or begin again", params, body: contract.removalBody, tags },
      config: manage,
    },
    (request, reply) =>
      request
        .command((ctx) => removeTerm(ctx, request.params.id, request.body.removed))
        .then(() => reply.code(204).send()),
  );
}
