import * as z from "zod";
import { Refusal } from "../../../platform/errors/index.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import { acceptBody, ndjson } from "../../intake/index.ts";
import {
  batchAnswer,
  idParams,
  order,
  orderBody,
  orderList,
  orderQuery,
  returnBody,
  saveResult,
  statusBody,
} from "../contract.ts";
import { acceptOrders } from "./accept-orders.ts";
import { orderLines } from "./catalog-lines.ts";
import { changeStatus } from "./change-status.ts";
import { listOrders } from "./list-orders.ts";
import { minorUnits } from "./order-total.ts";
import { productRoutes } from "./product-routes.ts";
import { recordReturn } from "./record-return.ts";
import { orderIdOf, showOrder } from "./show-order.ts";

const read = { permission: "catalog.read" };
const write = { permission: "catalog.write" };
const tags = ["orders"];

/** Orders and products over HTTP. NDJSON bodies are kept as bytes in this scope: they are stored raw before they are read. */
export async function catalogRoutes(app: HttpApp): Promise<void> {
  await app.register(async (scope) => {
    const routes = scope as unknown as HttpApp;
    routes.addContentTypeParser(ndjson, { parseAs: "buffer" }, async (_request: unknown, body: Buffer) => body);
    orderRoutes(routes);
    productRoutes(routes);
  });
}

function orderRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/orders",
    { schema: { summary: "List orders", querystring: orderQuery, response: { 200: orderList }, tags }, config: read },
    (request) => request.ask((ctx) => listOrders(ctx, request.query)),
  );
  app.get(
    "/api/v1/orders/:id",
    { schema: { summary: "Show an order", params: idParams, response: { 200: order }, tags }, config: read },
    (request) => request.ask((ctx) => showOrder(ctx, request.params.id)),
  );
  app.post(
    "/api/v1/orders",
    {
      schema: {
        summary: "Save orders",
        body: {
          content: {
            "application/json": { schema: orderBody },
            "application/x-ndjson": { schema: z.any().describe("One order on each line") },
          },
        },
        response: { 200: z.union([saveResult, batchAnswer]) },
        tags,
      },
      config: write,
    },
    (request) =>
      request.command(async (ctx) => {
        if (request.mediaType === ndjson) return acceptBody(ctx, request.body as Buffer, orderLines, request.language);
        const body = request.body as z.output<typeof orderBody>;
        const [outcome] = await acceptOrders(ctx, [body]);
        if (outcome instanceof Refusal) throw outcome;
        return { id: await orderIdOf(ctx, body), external_id: body.external_id, result: outcome! };
      }),
  );
  app.patch(
    "/api/v1/orders/:id",
    {
      schema: {
        summary: "Change an order's status",
        params: idParams,
        body: statusBody,
        response: { 200: order },
        tags,
      },
      config: write,
    },
    (request) =>
      request.command(async (ctx) => {
        await changeStatus(ctx, request.params.id, request.body.status);
        return showOrder(ctx, request.params.id);
      }),
  );
  app.post(
    "/api/v1/orders/:id/returns",
    {
      schema: {
        summary: "Record a return or refund of an order",
        params: idParams,
        body: returnBody,
        response: { 200: order },
        tags,
      },
      config: write,
    },
    (request) =>
      request.command(async (ctx) => {
        const { kind, external_id: externalId, at, amount, reason = null } = request.body;
        const { currency } = await showOrder(ctx, request.params.id);
        const minor = minorUnits(amount, currency, "amount");
        if (minor < 0) throw new Refusal("invalid", "amount");
        await recordReturn(ctx, request.params.id, {
          kind,
          externalId,
          at: at ? new Date(at) : ctx.now,
          amount: minor,
          reason,
        });
        return showOrder(ctx, request.params.id);
      }),
  );
}
