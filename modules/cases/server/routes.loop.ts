import * as z from "zod";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import * as contract from "../contract.ts";
import { listRootCauses, saveRootCauses } from "./causes/root-causes.ts";
import { beforeAfterOrNothing } from "./improvements/before-after.ts";
import { addImprovement, changeImprovement, listImprovements, removeImprovement } from "./improvements/improvements.ts";
import { previewTelling, tellBack } from "./improvements/tell-back.ts";
import { listPromoters, publishTestimonial } from "./promoters/list-promoters.ts";
import { recordReferral } from "./promoters/referrals.ts";
import { readCaseSettings, saveCaseSettings } from "./settings/case-settings.ts";

const read = { permission: "cases.read" };
const write = { permission: "cases.write" };
const manage = { permission: "cases.manage" };
const tags = ["cases"];
const params = contract.caseParams;

/** What is learnt from all cases: rules, root causes, improvements, and customers who speak well of the brand. */
export function loopRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/case-settings",
    {
      schema: { summary: "Show how cases open and close", response: { 200: contract.caseSettingsBody }, tags },
      config: read,
    },
    (request) => request.ask(readCaseSettings),
  );
  app.put(
    "/api/v1/case-settings",
    { schema: { summary: "Set how cases open and close", body: contract.caseSettingsBody, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => saveCaseSettings(ctx, request.body)).then(() => reply.code(204).send()),
  );
  app.get(
    "/api/v1/root-causes",
    { schema: { summary: "List root causes", response: { 200: contract.rootCauseList }, tags }, config: read },
    (request) => request.ask(async (ctx) => ({ rows: await listRootCauses(ctx) })),
  );
  app.put(
    "/api/v1/root-causes",
    { schema: { summary: "Set the root causes", body: contract.rootCausesBody, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => saveRootCauses(ctx, request.body.rows)).then(() => reply.code(204).send()),
  );
  improvementRoutes(app, house);
  promoterRoutes(app, house);
}

function improvementRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/improvements",
    { schema: { summary: "List improvements", response: { 200: contract.improvementList }, tags }, config: read },
    async (request) => {
      const rows = await request.ask(listImprovements);
      const on = { ...request.caller!, now: house.clock() };
      const withResults = [];
      for (const row of rows) {
        const result = row.metric && (await beforeAfterOrNothing(house.database, on, row.metric, request.language));
        withResults.push({ ...row, result });
      }
      return { rows: withResults };
    },
  );
  app.post(
    "/api/v1/improvements",
    {
      schema: {
        summary: "Add an improvement",
        body: contract.improvementBody,
        response: { 200: contract.caseMade },
        tags,
      },
      config: manage,
    },
    (request) => request.command(async (ctx) => ({ id: await addImprovement(ctx, request.body) })),
  );
  app.put(
    "/api/v1/improvements/:id",
    { schema: { summary: "Change an improvement", params, body: contract.improvementBody, tags }, config: manage },
    (request, reply) =>
      request
        .command((ctx) => changeImprovement(ctx, request.params.id, request.body))
        .then(() => reply.code(204).send()),
  );
  app.put(
    "/api/v1/improvements/:id/removal",
    {
      schema: {
        summary: "Remove an improvement or bring it back",
        params,
        body: z.object({ removed: z.boolean() }),
        tags,
      },
      config: manage,
    },
    (request, reply) =>
      request
        .command((ctx) => removeImprovement(ctx, request.params.id, request.body.removed))
        .then(() => reply.code(204).send()),
  );
  app.get(
    "/api/v1/improvements/:id/telling",
    {
      schema: {
        summary: "Show who would be told of an improvement",
        params,
        response: { 200: contract.tellPreview },
        tags,
      },
      config: manage,
    },
    (request) => request.ask((ctx) => previewTelling(ctx, house, request.params.id)),
  );
  app.post(
    "/api/v1/improvements/:id/telling",
    {
      schema: {
        summary: "Tell customers of an improvement",
        params,
        body: contract.tellBody,
        response: { 200: contract.told },
        tags,
      },
      config: manage,
    },
    (request) => request.command((ctx) => tellBack(ctx, house, request.params.id, request.body.text)),
  );
}

function promoterRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/promoters",
    { schema: { summary: "List thanked customers", response: { 200: contract.promoterList }, tags }, config: read },
    (request) => request.ask(async (ctx) => ({ rows: await listPromoters(ctx, house.config.publicUrl) })),
  );
  app.put(
    "/api/v1/promoters/:id/publication",
    {
      schema: { summary: "Mark a testimonial as published", params, body: contract.publishBody, tags },
      config: manage,
    },
    (request, reply) =>
      request
        .command((ctx) => publishTestimonial(ctx, request.params.id, request.body.published))
        .then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/referrals",
    { schema: { summary: "Record by whose code a customer came", body: contract.referralBody, tags }, config: write },
    (request, reply) => request.command((ctx) => recordReferral(ctx, request.body)).then(() => reply.code(204).send()),
  );
}
