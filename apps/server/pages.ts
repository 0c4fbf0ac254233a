import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
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
  const files = new Set(
    (await readdir(built, { recursive: true })).map((file) => `/${file.split(path.sep).join("/")}`),
  );
  await app.register(fastifyStatic, {
    root: built,
    serve: false,
    preCompressed: true,
    setHeaders: (reply, file) => {
      const lasting = file.startsWith(path.join(built, "assets"));
      reply.header("cache-control", lasting ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  // Everybody may fetch them, the sign-in page is made of them too; and a page is dozens of files, so they are not counted.
  const open = { config: { open: "public" as const, rateLimit: false as const } };
  app.get("/*", open, (request, reply) => {
    const [pathname = "/"] = request.url.split("?");
    if (pathname !== "/index.html" && path.extname(pathname) && files.has(pathname)) return reply.sendFile(pathname);
    // An unknown file or API address is not a page.
    if (/^\/(api|assets|health|help|p)(\/|$)/.test(pathname) || request.method !== "GET") return reply.callNotFound();
    return reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(index);
  });
}
