import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyBaseLogger, type FastifyRequest, LogController, type RouteOptions } from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import { Refusal } from "../errors/index.ts";
import type { House } from "../house/module.ts";
import { admit } from "./admit.ts";
import { answerError } from "./answer-error.ts";
import { apiDocs } from "./api-docs.ts";
import type { Authenticate, HttpApp } from "./app-types.ts";
import { letGoSilent } from "./let-go-silent.ts";
import { parseJson } from "./parse-json.ts";
import { runAsk, runCommand } from "./run-use-case.ts";

const megabyte = 1024 * 1024;

function languageOf(request: FastifyRequest): "fa" | "en" {
  return /^\s*en\b/i.test(request.headers["accept-language"] ?? "fa") ? "en" : "fa";
}

/** Requests a caller may make in a minute: a key is a machine, a person is a person, everybody else is an address. */
function limitOf(request: FastifyRequest): number {
  if (request.caller?.actor.kind === "api-key") return 1_000_000;
  return request.caller ? 1200 : 300;
}

function limitKeyOf(request: FastifyRequest): string {
  const actor = request.caller?.actor;
  return actor && "id" in actor ? `${actor.kind}:${actor.id}` : `ip:${request.ip}`;
}

/** The HTTP app with its ground laid: callers, refusals, limits, safe headers. Modules add their routes. */
export async function buildApp(house: House, authenticate: Authenticate): Promise<HttpApp> {
  const app = Fastify({
    loggerInstance: house.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: house.config.trustedProxies.length > 0 ? house.config.trustedProxies : false,
    bodyLimit: 5 * megabyte,
    routerOptions: { maxParamLength: 200 },
    requestIdHeader: false,
    // An address that cannot be decoded is refused before any hook has run.
    frameworkErrors: (error, request, reply) => {
      request.language = languageOf(request);
      return answerError(error, request, reply);
    },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) => answerError(new Refusal("not_found"), request, reply));
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, parseJson);

  refuseUndeclaredRoutes(app as unknown as HttpApp);
  letGoSilent(app as unknown as HttpApp);
  app.decorateRequest("caller", null);
  app.decorateRequest("language", "fa");
  app.decorateRequest("command", runCommand(house));
  app.decorateRequest("ask", runAsk(house));
  app.addHook("onRequest", async (request, reply) => {
    request.language = languageOf(request);
    reply.header("x-request-id", request.id);
    if (request.raw.url?.includes("%00")) throw new Refusal("invalid");
    if (request.routeOptions.config.open !== "public") request.caller = await authenticate(request);
  });
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: contentSecurityPolicy(house),
    strictTransportSecurity: isHttps(house),
  });
  await app.register(rateLimit, {
    hook: "onRequest",
    timeWindow: "1 minute",
    max: limitOf,
    keyGenerator: limitKeyOf,
    errorResponseBuilder: () => new Refusal("too_many_requests"),
  });
  app.addHook("onRequest", admit);
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "unknown";
    request.log.debug(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      "request",
    );
  });
  await apiDocs(app as never);
  return app as unknown as HttpApp;
}

/** A route that says neither who may use it nor that it is open is a bug of ours: nothing starts with it. */
function refuseUndeclaredRoutes(app: HttpApp): void {
  const routes: RouteOptions[] = [];
  app.addHook("onRoute", (route) => void routes.push(route));
  // Checked when all are there, since a plugin may declare its own routes after they were added.
  app.addHook("onReady", async () => {
    const undeclared = routes.filter(({ config }) => !config?.permission && !config?.open);
    if (undeclared.length === 0) return;
    throw new Error(`not declared who may use: ${undeclared.map(({ method, url }) => `${method} ${url}`).join(", ")}`);
  });
}

function isHttps(house: House): boolean {
  return house.config.publicUrl.startsWith("https:");
}

function contentSecurityPolicy(house: House) {
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      // Mantine and the charts set style attributes.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:", "blob:", "https:"],
      connectSrc: ["'self'"],
      fontSrc: ["'self'", "data:"],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      ...(isHttps(house) && { upgradeInsecureRequests: [] }),
    },
  };
}
