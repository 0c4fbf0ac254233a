import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { HttpApp } from "../../platform/http/index.ts";

const built = fileURLToPath(new URL("../../dist/sdk/", import.meta.url));
const files = {
  "hamdel.js": "text/javascript; charset=utf-8",
  "hamdel-sdk.js": "text/javascript; charset=utf-8",
  "hamdel-app.js": "text/javascript; charset=utf-8",
  "hamdel-survey.js": "text/javascript; charset=utf-8",
  "hamdel-sdk.d.ts": "text/plain; charset=utf-8",
  "hamdel-app.d.ts": "text/plain; charset=utf-8",
};

/** The site script and the SDK for other people's pages, as built: any page may load them. */
export async function serveSiteScript(app: HttpApp): Promise<void> {
  for (const [file, type] of Object.entries(files)) {
    if (!existsSync(built + file)) continue;
    const content = await readFile(built + file);
    app.get(`/${file}`, { config: { open: "public", rateLimit: false }, schema: { hide: true } }, (_request, reply) =>
      reply
        .type(type)
        .header("cache-control", "public, max-age=3600")
        .header("cross-origin-resource-policy", "cross-origin")
        .header("access-control-allow-origin", "*")
        .send(content),
    );
  }
}
