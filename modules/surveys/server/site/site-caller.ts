import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import { decodeText, type HttpApp } from "../../../../platform/http/index.ts";
import { type Site, siteByKey, siteTakesOrigin } from "../../../admin/index.ts";

/** Scripts send JSON as plain text, which a browser lets through without asking first; no cookies are read. */
export function readPlainJson(app: HttpApp): void {
  app.addContentTypeParser("text/plain", { parseAs: "buffer" }, async (_request: unknown, body: Buffer) =>
    readJson(body),
  );
}

/** The site of a key, where the page that asks is one of its own; an app without an origin speaks for itself. Refuses `site_unknown` and `origin_refused`. */
export async function siteOf(
  house: House,
  { headers }: FastifyRequest,
  reply: FastifyReply,
  key: string,
): Promise<Site> {
  const site = await siteByKey(house, key);
  if (!site) throw new Refusal("site_unknown", "key");
  if (headers.origin !== undefined && !siteTakesOrigin(site, headers.origin)) throw new Refusal("origin_refused");
  if (headers.origin) reply.header("access-control-allow-origin", headers.origin).header("vary", "origin");
  return site;
}

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(decodeText(body));
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal("malformed_json");
  }
}
