import { timingSafeEqual } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { Refusal } from "../errors/index.ts";
import type { House } from "../house/module.ts";
import type { HttpApp } from "./app-types.ts";

/**
 * `/health/live` (the process answers), `/health/ready` (the database answers too) and `/metrics` (Prometheus). Metrics carry routes,
 * never addresses with ids.
 */
export function healthRoutes(app: HttpApp, house: House): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: "hamdel_http_request_seconds",
    help: "Time to answer a request",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "unknown";
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  const open = { config: { open: "public" as const } };
  app.get("/health/live", open, () => ({ live: true }));
  app.get("/health/ready", open, async (_request, reply) => {
    try {
      await house.database.pool.query("select 1");
      return { ready: true };
    } catch {
      return reply.code(503).send({ ready: false });
    }
  });
  app.get("/metrics", open, async (request, reply) => {
    if (!mayReadMetrics(request, house.config.metricsToken)) throw new Refusal("not_found");
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

/** Whoever knows the token; without one, whoever asks on this machine itself, not through a proxy. */
function mayReadMetrics(request: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) {
    return !request.headers["x-forwarded-for"] && /^(::1|127\.|::ffff:127\.)/.test(request.socket.remoteAddress ?? "");
  }
  const given = Buffer.from(request.headers.authorization ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
