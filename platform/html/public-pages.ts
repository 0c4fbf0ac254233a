import { readFile } from "node:fs/promises";
import type { FastifyReply } from "fastify";
import { decodeText, type HttpApp } from "../http/index.ts";

const fonts = { arabic: "vazirmatn-arabic-wght-normal.woff2", latin: "vazirmatn-latin-wght-normal.woff2" };

/** The type in which public pages are set, at `/p/fonts/…`. */
export async function fontRoutes(app: HttpApp): Promise<void> {
  for (const [name, file] of Object.entries(fonts)) {
    const content = await readFile(new URL(import.meta.resolve(`@fontsource-variable/vazirmatn/files/${file}`)));
    app.get(
      `/p/fonts/${name}.woff2`,
      { config: { open: "public", rateLimit: false }, schema: { hide: true } },
      (_request, reply) =>
        reply.type("font/woff2").header("cache-control", "public, max-age=31536000, immutable").send(content),
    );
  }
}

/** Lets the routes of this scope read what a form without script sends: `request.body` is a URLSearchParams. */
export function readForms(app: HttpApp): void {
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "buffer" },
    async (_request: unknown, body: Buffer) => new URLSearchParams(decodeText(body)),
  );
}

/** Sends a page about one person: nobody keeps it on the way. */
export function sendPage(reply: FastifyReply, page: string, status = 200): FastifyReply {
  return reply
    .code(status)
    .type("text/html; charset=utf-8")
    .header("cache-control", "no-store")
    .header("x-robots-tag", "noindex")
    .send(page);
}
