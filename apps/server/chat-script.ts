import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { HttpApp } from "../../platform/http/index.ts";
import { versionOf } from "../widget/version.ts";

const folder = fileURLToPath(new URL("../../dist/widget/", import.meta.url));
const open = { config: { open: "public", rateLimit: false }, schema: { hide: true } } as const;

/**
 * The chat and the contact form for other people's pages, as built: `chat.js`, the panel it asks for by its version, and `form.js`. A
 * version never changes and stays in the browser; who asks for one that is gone, from an older `chat.js`, gets today's for a moment.
 */
export async function serveChatScript(app: HttpApp, built = folder): Promise<void> {
  for (const file of ["chat.js", "chat-panel.js", "form.js"]) {
    if (!existsSync(built + file)) continue;
    const content = await readFile(built + file);
    const pressed = gzipSync(content);
    const version = versionOf(content);
    app.get(`/${file}`, open, (request, reply) => {
      const lasts = (request.query as { v?: string }).v === version;
      const presses = /\bgzip\b/.test(String(request.headers["accept-encoding"]));
      reply
        .type("text/javascript; charset=utf-8")
        .header("cache-control", lasts ? "public, max-age=31536000, immutable" : "public, max-age=300")
        .header("cross-origin-resource-policy", "cross-origin")
        .header("access-control-allow-origin", "*")
        .header("vary", "accept-encoding");
      return presses ? reply.header("content-encoding", "gzip").send(pressed) : reply.send(content);
    });
  }
}
