import { readFile } from "node:fs/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import type { Context } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { sendPage } from "../../../../platform/html/index.ts";
import { asRefusal, type HttpApp } from "../../../../platform/http/index.ts";
import { shownBranches } from "../../../branches/index.ts";
import { openChatKey } from "../../../inbox/index.ts";
import { noteScans } from "../counting.ts";
import { countsAsScan } from "./counts.ts";
import { chatPage, closedPage } from "./pages.ts";
import { atCode, type Scanned, targetOf } from "./scan-code.ts";

const params = z.object({ code: z.string().max(60) });
/** A market hall stands behind one address of its carrier; this only holds off who tries codes out. */
const config = { open: "public" as const, rateLimit: { max: 600, timeWindow: "1 minute" } };
const schema = { hide: true, params } as const;

/** What a scanned code opens: no cookie, and nothing kept of who scans. */
export async function scanRoutes(app: HttpApp, house: House): Promise<void> {
  const island = await readFile(new URL("./island.js", import.meta.url));
  const fixed = { config: { open: "public" as const, rateLimit: false as const }, schema: { hide: true } };
  app.get("/q/island.js", fixed, (_request, reply) =>
    reply.type("text/javascript; charset=utf-8").header("cache-control", "public, max-age=3600").send(island),
  );
  const errorHandler = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const code = asRefusal(error)?.code;
    if (!code) house.log.error({ err: error, url: request.routeOptions.url }, "page of a code failed");
    const gone = code === "not_found";
    const status = gone ? 404 : code === "too_many_requests" ? 429 : code ? 400 : 500;
    sendPage(reply, closedPage(request.language, gone ? "gone" : "failed"), status);
  };
  app.get("/q/:code", { schema, config, errorHandler }, async (request, reply) => {
    const found = await atCode(house, request.params.code, async (ctx, scanned) => {
      if (scanned.code.retired_at) return { page: await retiredPage(ctx, scanned, request) };
      if (countsAsScan(request)) await noteScans(ctx, scanned.code.id);
      return { to: targetOf(scanned) };
    });
    reply.header("referrer-policy", "no-referrer");
    if (found.page !== undefined) return sendPage(reply, found.page, 410);
    return reply.header("cache-control", "no-store").redirect(found.to, 302);
  });
  app.get("/q/:code/chat", { schema, config, errorHandler }, async (request, reply) => {
    const { page, status } = await atCode(house, request.params.code, async (ctx, scanned) => {
      if (scanned.code.retired_at || scanned.code.target !== "chat")
        return { page: await retiredPage(ctx, scanned, request), status: 410 };
      const siteKey = await openChatKey(ctx, scanned.code.site_id!);
      const hasBranches = (await shownBranches(ctx)).length > 0;
      return { page: chatPage(scanned, { language: request.language, siteKey, hasBranches }), status: 200 };
    });
    return sendPage(reply, page, status);
  });
}

async function retiredPage(ctx: Context, { brand }: Scanned, { language }: FastifyRequest): Promise<string> {
  const hasBranches = (await shownBranches(ctx)).length > 0;
  return closedPage(language, "retired", { name: brand.name, slug: brand.slug, hasBranches });
}
