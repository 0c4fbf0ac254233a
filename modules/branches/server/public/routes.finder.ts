import { readFile } from "node:fs/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod";
import { system, withBrand } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { readForms } from "../../../../platform/html/index.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { brandBySlug } from "../../../admin/index.ts";
import { brandHours } from "../../../inbox/index.ts";
import { readHelpSettings, sendHelp } from "../../../knowledge/index.ts";
import { shownBranches } from "../branches.ts";
import type { Point } from "../distance.ts";
import { type Finder, finderPage } from "./finder-page.ts";

/** Thousands stand behind one address of their carrier; this only holds off what no crowd does. */
const open = { open: "public" as const, rateLimit: { max: 600, timeWindow: "1 minute" } };
const params = z.object({ brand: z.string().max(63) });
const querystring = z.object({
  lang: z.enum(["fa", "en"]).optional().catch(undefined),
  city: z.string().max(60).default("").catch(""),
  page: z.coerce.number().int().min(0).max(1000).default(0).catch(0),
});
type Asked = { params: z.infer<typeof params>; query: z.infer<typeof querystring> };

/** The public page of branches, by city and by distance. A position comes in the body alone, so that no address and no log holds it. */
export async function finderRoutes(app: HttpApp, house: House): Promise<void> {
  readForms(app);
  const island = await readFile(new URL("./island.js", import.meta.url));
  app.get(
    "/p/branches/island.js",
    { config: { open: "public", rateLimit: false }, schema: { hide: true } },
    (_request, reply) =>
      reply.type("text/javascript; charset=utf-8").header("cache-control", "public, max-age=3600").send(island),
  );
  app.get("/branches/:brand", { config: open, schema: { hide: true, params, querystring } }, (request, reply) =>
    show(house, request, reply, request, null),
  );
  app.post("/branches/:brand", { config: open, schema: { hide: true, params, querystring } }, (request, reply) =>
    show(house, request, reply, request, pointIn(request.body) ?? "unknown"),
  );
}

async function show(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  { params: { brand: slug }, query: { lang, city, page } }: Asked,
  near: Finder["asked"]["near"],
): Promise<FastifyReply> {
  const brand = await brandBySlug(house.database.app, slug);
  if (!brand) throw new Refusal("not_found");
  const now = house.clock();
  const on = { brandId: brand.id, actor: system("branches"), now, readOnly: true };
  const found = await withBrand(house.database.app, on, async (ctx) => ({
    rows: await shownBranches(ctx),
    calendar: await brandHours(ctx),
    colour: (await readHelpSettings(ctx)).colour,
  }));
  const language = lang ?? brand.language;
  const html = finderPage({ ...found, brand, language, now, asked: { city, page, near } });
  return sendHelp(request, reply, html, { isPrivate: near !== null });
}

/** The position that a form holds, in degrees; null where it is none. */
function pointIn(body: unknown): Point | null {
  if (!(body instanceof URLSearchParams)) return null;
  const [latitude, longitude] = [body.get("lat"), body.get("lng")].map((text) => (text ? Number(text) : Number.NaN));
  const within = Math.abs(latitude!) <= 90 && Math.abs(longitude!) <= 180;
  return within ? { latitude: latitude!, longitude: longitude! } : null;
}
