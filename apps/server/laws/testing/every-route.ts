import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { RouteOptions } from "fastify";
import type * as z from "zod";
import { allPermissions } from "../../../../modules/admin/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { buildHamdel } from "../../serve.ts";

/** A route of the whole app: how it is called, who may, and the shapes that it declares. */
export type Route = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  url: string;
  /** `POST /api/v1/orders/:id`: its name in the tables of these tests. */
  name: string;
  open: "public" | "signed-in" | undefined;
  body: z.ZodType | null;
  query: z.ZodType | null;
};

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Builds the whole app as the server does and gives every route of it, hidden ones too, and all scopes a key can have. */
export async function everyRoute(house: House): Promise<{ app: HttpApp; routes: Route[]; scopes: string[] }> {
  const routes: Route[] = [];
  // The one place where Fastify lets somebody else see an app before its routes are there.
  const watch = (message: unknown) =>
    void (message as { fastify: HttpApp }).fastify.addHook("onRoute", (route) => void routes.push(...routesOf(route)));
  subscribe("fastify.initialization", watch);
  const app = await buildHamdel(house);
  unsubscribe("fastify.initialization", watch);
  await app.ready();
  return { app, routes, scopes: allPermissions() };
}

function routesOf({ method, url, config, schema }: RouteOptions): Route[] {
  const { body, querystring } = (schema ?? {}) as { body?: unknown; querystring?: z.ZodType };
  const content = (body as { content?: Record<string, { schema: z.ZodType }> } | undefined)?.content;
  const json = content ? content["application/json"]?.schema : (body as z.ZodType | undefined);
  return [method]
    .flat()
    .filter((one) => methods.includes(one))
    .map((one) => ({
      method: one as Route["method"],
      url,
      name: `${one} ${url}`,
      open: config?.open,
      body: json ?? null,
      query: querystring ?? null,
    }));
}
