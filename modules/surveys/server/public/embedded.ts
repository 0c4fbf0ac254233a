import { readFile } from "node:fs/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { siteByKey } from "../../../admin/index.ts";

const scriptAt = "/s/embedded.js";
const style = `<style>
body{background:var(--surface)}main{max-width:none;padding:4px 20px 20px;overflow:hidden}header{display:none}
fieldset.q{margin-block:0 12px;padding:0;border:0}.q legend{font-weight:600}fieldset.q:first-of-type legend,h1,h2{padding-inline-end:36px}h1{font-size:1.25rem}textarea{height:5rem}
.actions{margin-block-start:16px}.scale[data-looks=numbers]{gap:4px}.scale[data-looks=numbers] span{min-height:44px;border-radius:8px;font-size:.875rem}
</style>`;

/**
 * Pages of this scope that a site shows within its own (`?embed=` with the site's key): without the brand's head, telling how tall they are,
 * and only within pages of that site's domains. Any other page is shown as it is.
 */
export async function dressFor(app: HttpApp, house: House): Promise<void> {
  const script = await readFile(new URL("./embedded.js", import.meta.url));
  app.get(scriptAt, { schema: { hide: true }, config: { open: "public", rateLimit: false } }, (_request, reply) =>
    reply.type("text/javascript; charset=utf-8").header("cache-control", "public, max-age=3600").send(script),
  );
  app.addHook("onSend", async (request: FastifyRequest, reply: FastifyReply, page: unknown) => {
    const key = (request.query as { embed?: unknown }).embed;
    if (typeof key !== "string" || typeof page !== "string" || !isPage(reply)) return page;
    const site = await siteByKey(house, key);
    if (!site) return page;
    const within = site.domains.length > 0 ? site.domains.flatMap(originsOf).join(" ") : "*";
    const policy = String(reply.getHeader("content-security-policy") ?? "frame-ancestors 'none'");
    reply
      .header("content-security-policy", policy.replace(/frame-ancestors [^;]*/, `frame-ancestors ${within}`))
      .header("cross-origin-resource-policy", "cross-origin")
      .removeHeader("x-frame-options");
    return dressed(page, reply.statusCode);
  });
}

function isPage(reply: FastifyReply): boolean {
  return String(reply.getHeader("content-type")).startsWith("text/html");
}

/** What cannot stand in a policy is left out. */
function originsOf(domain: string): string[] {
  return /^[\w.*:[\]-]+$/.test(domain) ? [`https://${domain}`, `http://${domain}`] : [];
}

function dressed(page: string, status: number): string {
  const asks = /<form /.test(page) && status !== 410;
  return page
    .replace("</head>", () => `${style}<script src="${scriptAt}" type="module"></script></head>`)
    .replace("<body ", () => `<body data-asks="${asks ? "yes" : "no"}" `);
}
