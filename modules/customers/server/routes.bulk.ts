import * as z from "zod";
import type { HttpApp } from "../../../platform/http/index.ts";
import {
  attributeDefinition,
  attributeList,
  attributeParams,
  bulk,
  bulkBody,
  idParams,
  viewBody,
  viewList,
} from "../contract.ts";
import { showBulkChange, startBulkChange } from "./bulk/bulk-change.ts";
import { attributeDefinitions, defineAttribute, removeAttribute } from "./profile/attribute-definitions.ts";
import { changeView, listViews, removeView, saveView } from "./profile/views.ts";

const read = { permission: "customers.read" };
const write = { permission: "customers.write" };
const define = { permission: "customers.define" };
const tags = ["customers"];
const made = z.object({ id: z.number() });
const nothing = { 204: z.null() };

/** Changes to many, custom attributes, saved views. */
export function bulkRoutes(app: HttpApp): void {
  app.post(
    "/api/v1/customers/bulk",
    {
      schema: { summary: "Begin a change to many customers", body: bulkBody, response: { 200: bulk }, tags },
      config: write,
    },
    (request) => request.command((ctx) => startBulkChange(ctx, request.body.change, request.body.selection)),
  );
  app.get(
    "/api/v1/customers/bulk/:id",
    {
      schema: { summary: "Show how far a change to many is", params: idParams, response: { 200: bulk }, tags },
      config: read,
    },
    (request) => request.ask((ctx) => showBulkChange(ctx, request.params.id)),
  );
  app.get(
    "/api/v1/customer-attributes",
    { schema: { summary: "List custom attributes", response: { 200: attributeList }, tags }, config: read },
    (request) => request.ask(async (ctx) => ({ rows: await attributeDefinitions(ctx) })),
  );
  app.put(
    "/api/v1/customer-attributes",
    {
      schema: { summary: "Define a custom attribute", body: attributeDefinition, response: nothing, tags },
      config: define,
    },
    async (request, reply) => {
      await request.command((ctx) => defineAttribute(ctx, request.body));
      return reply.code(204).send(null);
    },
  );
  app.delete(
    "/api/v1/customer-attributes/:key",
    {
      schema: { summary: "Remove a custom attribute", params: attributeParams, response: nothing, tags },
      config: define,
    },
    async (request, reply) => {
      await request.command((ctx) => removeAttribute(ctx, request.params.key));
      return reply.code(204).send(null);
    },
  );
  viewRoutes(app);
}

function viewRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/customer-views",
    { schema: { summary: "List saved views", response: { 200: viewList }, tags }, config: read },
    (request) => request.ask(async (ctx) => ({ rows: await listViews(ctx) })),
  );
  app.post(
    "/api/v1/customer-views",
    { schema: { summary: "Save a view", body: viewBody, response: { 200: made }, tags }, config: read },
    (request) => request.command(async (ctx) => ({ id: await saveView(ctx, request.body) })),
  );
  app.put(
    "/api/v1/customer-views/:id",
    {
      schema: { summary: "Change a saved view", params: idParams, body: viewBody, response: nothing, tags },
      config: read,
    },
    async (request, reply) => {
      await request.command((ctx) => changeView(ctx, request.params.id, request.body));
      return reply.code(204).send(null);
    },
  );
  app.delete(
    "/api/v1/customer-views/:id",
    { schema: { summary: "Remove a saved view", params: idParams, response: nothing, tags }, config: read },
    async (request, reply) => {
      await request.command((ctx) => removeView(ctx, request.params.id));
      return reply.code(204).send(null);
    },
  );
}
