import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { HttpApp } from "../../platform/http/index.ts";

const built = fileURLToPath(new URL("../../dist/web/", import.meta.url));

/**
 * The web app as Vite built it. Its files carry their hash in the name and stay in the browser; every other address is a page of the
 * app, which is asked for anew each time.
 */
export async function servePages(app: HttpApp): Promise<void> {
  if (!existsSync(path.join(built, "index.html"))) return;
  const index = await readFile(path.join(built, "index.html"), "utf8");
  const open = { config: { open: "public" as const, rateLimit: false as const } };
  await app.register(async (files) => {
    // Everybody may fetch them: the sign-in page is made of them too.
    files.addHook("onRoute", (route) => {
      route.config = { ...route.config, ...open.config };
    });
    await files.register(fastifyStatic, {
      root: built,
      index: false,
      wildcard: false,
      preCompressed: true,
      setHeaders: (reply, file) => {
        const lasting = file.startsWith(path.join(built, "assets"));
        reply.header("cache-control", lasting ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
  });
  app.get("/*", open, (request, reply) => {
    // An unknown file or API address is not a page.
    if (/^\/(api|assets|health)(\/|$)/.test(request.url) || request.method !== "GET") return reply.callNotFound();
    return reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(index);
  });
}
