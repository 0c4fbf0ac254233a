import { readFile } from "node:fs/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { siteByKey } from "../../../admin/index.ts";

const scripts = { site: "/s/embedded.js", app: "/s/in-app.js" } as const;
const style = `<style>
body{background:var(--surface)}main{max-width:none;padding:4px 20px 20px;overflow:hidden}header{display:none}
fieldset.q{margin-block:0 12px;padding:0;border:0}.q legend{font-weight:600}fieldset.q:first-of-type legend,h1,h2{padding-inline-end:36px}h1{font-size:1.25rem}textarea{height:5rem}
.actions{margin-block-start:16px}.scale[data-looks=numbers]{gap:4px}.scale[data-looks=numbers] span{min-height:44px;border-radius:8px;font-size:.875rem}
</style>`;

/** In an app the app's own bar says where one is; edges of the screen stay free. */
const appStyle = `<style>
body{background:var(--surface)}main{max-width:640px;padding:12px max(20px,env(safe-area-inset-right)) max(24px,env(safe-area-inset-bottom)) max(20px,env(safe-area-inset-left))}header{display:none}
fieldset.q{margin-block:0 16px;padding:0;border:0}.q legend{font-weight:600}.actions{margin-block-start:20px}.actions button{flex:1;min-height:50px}
</style>`;

/**
 * Pages of this scope that a site shows within its own (`?embed=` with the site's key): without the brand's head, telling how tall they are,
 * and only within pages of that site's domains; and those that an app shows in a web view (`?in=app`), telling it when they are done. Any
 * other page is shown as it is.
 */
export async function dressFor(app: HttpApp, house: House): Promise<void> {
  for (const at of Object.values(scripts)) {
    const script = await readFile(new URL(`.${at.slice("/s".length)}`, import.meta.url));
    app.get(at, { schema: { hide: true }, config: { open: "public", rateLimit: false } }, (_request, reply) =>
      reply.type("text/javascript; charset=utf-8").header("cache-control", "public, max-age=3600").send(script),
    );
  }
  app.addHook("onSend", async (request: FastifyRequest, reply: FastifyReply, page: unknown) => {
    const { embed: key, in: place } = request.query as { embed?: unknown; in?: unknown };
    if (typeof page !== "string" || !isPage(reply)) return page;
    if (place === "app") return dressedForApp(page, reply.statusCode);
    if (typeof key !== "string") return page;
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
    .replace("</head>", () => `${style}<script src="${scripts.site}" type="module"></script></head>`)
    .replace("<body ", () => `<body data-asks="${asks ? "yes" : "no"}" `);
}

function dressedForApp(page: string, status: number): string {
  const state =
    status === 410 || status >= 500 ? "over" : /<form /.test(page) ? "asks" : status < 400 ? "done" : "over";
  return page
    .replace("</head>", () => `${appStyle}<script src="${scripts.app}" type="module"></script></head>`)
    .replace("<body ", () => `<body data-app="${state}" `);
}
