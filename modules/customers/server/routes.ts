import * as z from "zod";
import { Refusal } from "../../../platform/errors/index.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import { recordAudit } from "../../admin/index.ts";
import { acceptBody, ndjson } from "../../intake/index.ts";
import {
  batchAnswer,
  count,
  countQuery,
  customer,
  customerBody,
  customerList,
  customerOrMerged,
  customerPatch,
  customerQuery,
  exportQuery,
  idParams,
  saved,
  wordList,
  wordsQuery,
} from "../contract.ts";
import { contactRoutes } from "./contact-gate/routes.contact.ts";
import { countCustomers } from "./list/count-customers.ts";
import { exportList } from "./list/export-list.ts";
import { listCustomers } from "./list/list-customers.ts";
import { eraseCustomer } from "./privacy/erase-customer.ts";
import { exportPerson } from "./privacy/export-person.ts";
import { showCustomer } from "./profile/show-customer.ts";
import { updateCustomer } from "./profile/update-customer.ts";
import { wordsInUse } from "./profile/words-in-use.ts";
import { bulkRoutes } from "./routes.bulk.ts";
import { mergeRoutes } from "./routes.merges.ts";
import { profileRoutes } from "./routes.profile.ts";
import { segmentRoutes } from "./routes.segments.ts";
import { customerLines } from "./save/customer-lines.ts";
import { saveCustomers } from "./save/save-customers.ts";

const read = { permission: "customers.read" };
const write = { permission: "customers.write" };
const tags = ["customers"];

/** Customers over HTTP. NDJSON bodies are kept as bytes in this scope: they are stored raw before they are read. */
export async function customerRoutes(app: HttpApp): Promise<void> {
  await app.register(async (scope) => {
    const routes = scope as unknown as HttpApp;
    routes.addContentTypeParser(ndjson, { parseAs: "buffer" }, async (_request: unknown, body: Buffer) => body);
    listRoutes(routes);
    oneRoutes(routes);
    mergeRoutes(routes);
    profileRoutes(routes);
    bulkRoutes(routes);
    segmentRoutes(routes);
    contactRoutes(routes);
  });
}

function listRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/customers",
    {
      schema: { summary: "List customers", querystring: customerQuery, response: { 200: customerList }, tags },
      config: read,
    },
    (request) => request.ask((ctx) => listCustomers(ctx, request.query)),
  );
  app.get(
    "/api/v1/customers/count",
    { schema: { summary: "Count customers", querystring: countQuery, response: { 200: count }, tags }, config: read },
    (request) => {
      const { exact, ...filter } = request.query;
      return request.ask((ctx) => countCustomers(ctx, filter, exact));
    },
  );
  app.get(
    "/api/v1/customers/words",
    {
      schema: {
        summary: "List words in use, such as tags and cities",
        querystring: wordsQuery,
        response: { 200: wordList },
        tags,
      },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ rows: await wordsInUse(ctx, request.query.of, request.query.search) })),
  );
  app.get(
    "/api/v1/customers/export",
    {
      schema: { summary: "Download customers as CSV or XLSX", querystring: exportQuery, tags },
      config: { permission: "customers.export" },
    },
    async (request, reply) => {
      const file = await exportList((work) => request.ask(work), request.query, request.language);
      await request.command((ctx) => recordAudit(ctx, { action: "customers.exported", subject: "customers" }));
      return reply.type(file.type).header("content-disposition", `attachment; filename="${file.name}"`).send(file.body);
    },
  );
  app.post(
    "/api/v1/customers",
    {
      schema: {
        summary: "Save customers",
        body: z.union([z.instanceof(Buffer), customerBody]),
        response: { 200: z.union([saved, batchAnswer]) },
        tags,
      },
      config: write,
    },
    (request) =>
      request.command(async (ctx) => {
        const { body } = request;
        if (Buffer.isBuffer(body)) return acceptBody(ctx, body, customerLines, request.language);
        const [outcome] = await saveCustomers(ctx, [body]);
        if (outcome instanceof Refusal) throw outcome;
        return outcome!;
      }),
  );
}

function oneRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/customers/:id",
    {
      schema: { summary: "Show a customer", params: idParams, response: { 200: customerOrMerged }, tags },
      config: read,
    },
    (request) => request.ask((ctx) => showCustomer(ctx, request.params.id)),
  );
  app.patch(
    "/api/v1/customers/:id",
    {
      schema: {
        summary: "Change a customer",
        params: idParams,
        body: customerPatch,
        response: { 200: customer },
        tags,
      },
      config: write,
    },
    (request) =>
      request.command(async (ctx) => {
        await updateCustomer(ctx, request.params.id, request.body);
        return customer.parse(await showCustomer(ctx, request.params.id));
      }),
  );
  app.get(
    "/api/v1/customers/:id/export",
    {
      schema: { summary: "Download everything kept about a customer", params: idParams, tags },
      config: { permission: "customers.export" },
    },
    async (request, reply) => {
      const found = await request.command((ctx) => exportPerson(ctx, request.params.id));
      const name = `customer-${request.params.id}.json`;
      return reply
        .type("application/json; charset=utf-8")
        .header("content-disposition", `attachment; filename="${name}"`)
        .send(found);
    },
  );
  app.post(
    "/api/v1/customers/:id/erasure",
    {
      schema: { summary: "Erase a customer's personal data", params: idParams, response: { 204: z.null() }, tags },
      config: { permission: "customers.erase" },
    },
    async (request, reply) => {
      await request.command((ctx) => eraseCustomer(ctx, request.params.id));
      return reply.code(204).send(null);
    },
  );
}
