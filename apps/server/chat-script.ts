import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { HttpApp } from "../../platform/http/index.ts";
import { versionOf } from "../widget/version.ts";

const folder = fileURLToPath(new URL("../../dist/widget/", import.meta.url));
const open = { config: { open: "public", rateLimit: false }, schema: { hide: true } } as const;

/** What pages of our own origin register; a site of its own has a file of that name that takes the worker in. */
const alias: Readonly<Record<string, string>> = { "hamdel-push.js": "push-worker.js" };

/**
 * The chat and the contact form for other people's pages, as built: `chat.js`, the panel it asks for by its version, `form.js`, and the worker that
 * shows notices. A
 * version never changes and stays in the browser; who asks for one that is gone, from an older `chat.js`, gets today's for a moment.
 */
export async function serveChatScript(app: HttpApp, built = folder): Promise<void> {
  for (const file of ["chat.js", "chat-panel.js", "form.js", "push-worker.js", "hamdel-push.js"]) {
    const kept = built + (alias[file] ?? file);
    if (!existsSync(kept)) continue;
    const content = await readFile(kept);
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
