import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance, FastifySchema } from "fastify";
import { createJsonSchemaTransform } from "fastify-type-provider-zod";

const base = createJsonSchemaTransform({ zodToJsonConfig: { unrepresentable: "any" } });
type Document = Parameters<typeof base>[0];

const problem = {
  description: "An expected refusal, coded; the message is in the reader's language (accept-language fa or en)",
  content: {
    "application/problem+json": {
      schema: {
        type: "object",
        required: ["code", "message"],
        properties: {
          code: { type: "string" },
          message: { type: "string" },
          field: { type: "string" },
          fields: {
            type: "array",
            items: { type: "object", properties: { path: { type: "string" }, code: { type: "string" } } },
          },
        },
      },
    },
  },
};

/** A body that may come in several media types: each with its own schema. */
type ManyBodies = { content: Record<string, { schema: unknown }> };

function isManyBodies(body: unknown): body is ManyBodies {
  return typeof body === "object" && body !== null && "content" in body && !("_zod" in body);
}

function shown(document: Document): ReturnType<typeof base> {
  const { schema, url } = document;
  if (!url.startsWith("/api/v1/")) return { schema: { hide: true }, url };
  const { body, ...rest } = (schema ?? {}) as FastifySchema;
  const plain = isManyBodies(body) ? rest : { ...rest, ...(body ? { body } : {}) };
  const made = base({ ...document, schema: plain });
  const response = { ...(made.schema as { response?: object }).response, "4xx": problem };
  if (!isManyBodies(body)) return { url, schema: { ...made.schema, response } as FastifySchema };
  const content = Object.entries(body.content).map(([type, { schema: one }]) => {
    const { schema: transformed } = base({ ...document, schema: { body: one } as FastifySchema });
    return [type, { schema: transformed.body }];
  });
  return { url, schema: { ...made.schema, response, body: { content: Object.fromEntries(content) } } as FastifySchema };
}

/** OpenAPI 3.1 of every route below /api/v1 at `/api/v1/openapi.json`, and a readable page at `/api/docs`. Before the routes. */
export async function apiDocs(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Hamdel",
        version: "1",
        description:
          "Send an API key as `authorization: Bearer hk_…`; it implies its brand. Repeating a request with the same `Idempotency-Key` " +
          "changes nothing and gets the first answer. Lists answer `{rows, next}`; ask for the next page with `?after=`.",
      },
      components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
      security: [{ key: [] }],
    },
    transform: shown,
  });
  const open = { config: { open: "public" as const }, schema: { hide: true } };
  app.get("/api/v1/openapi.json", open, () => app.swagger());
  await app.register(async (scope) => {
    scope.addHook("onRoute", (route) => {
      route.config = { ...route.config, open: "public" };
    });
    await scope.register(swaggerUi, { routePrefix: "/api/docs", theme: { title: "Hamdel API" } });
  });
}
