import * as z from "zod";
import { Refusal } from "../../../platform/errors/index.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import { acceptBody, ndjson } from "../../intake/index.ts";
import {
  batchAnswer,
  idParams,
  productBody,
  productList,
  productPatch,
  productQuery,
  productRow,
  saveResult,
} from "../contract.ts";
import { acceptProducts } from "./accept-products.ts";
import { productLines } from "./catalog-lines.ts";
import { changeProduct, listProducts, productIdOf, showProduct } from "./products.ts";

const read = { permission: "catalog.read" };
const write = { permission: "catalog.write" };
const tags = ["products"];

export function productRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/products",
    {
      schema: { summary: "List products", querystring: productQuery, response: { 200: productList }, tags },
      config: read,
    },
    (request) => request.ask((ctx) => listProducts(ctx, request.query)),
  );
  app.get(
    "/api/v1/products/:id",
    { schema: { summary: "Show a product", params: idParams, response: { 200: productRow }, tags }, config: read },
    (request) => request.ask((ctx) => showProduct(ctx, request.params.id)),
  );
  app.post(
    "/api/v1/products",
    {
      schema: {
        summary: "Save products",
        body: {
          content: {
            "application/json": { schema: productBody },
            "application/x-ndjson": { schema: z.any().describe("One product on each line") },
          },
        },
        response: { 200: z.union([saveResult, batchAnswer]) },
        tags,
      },
      config: write,
    },
    (request) =>
      request.command(async (ctx) => {
        if (request.mediaType === ndjson)
          return acceptBody(ctx, request.body as Buffer, productLines, request.language);
        const body = request.body as z.output<typeof productBody>;
        const [outcome] = await acceptProducts(ctx, [body]);
        if (outcome instanceof Refusal) throw outcome;
        return { id: await productIdOf(ctx, body), external_id: body.external_id, result: outcome! };
      }),
  );
  app.patch(
    "/api/v1/products/:id",
    {
      schema: {
        summary: "Change a product",
        params: idParams,
        body: productPatch,
        response: { 200: productRow },
        tags,
      },
      config: write,
    },
    (request) => request.command((ctx) => changeProduct(ctx, request.params.id, request.body)),
  );
}
