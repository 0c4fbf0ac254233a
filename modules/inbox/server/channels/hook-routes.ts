import { timingSafeEqual } from "node:crypto";
import { sql } from "kysely";
import * as z from "zod";
import { system, withBrand } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { tokenHash } from "../../../admin/index.ts";
import { accountById } from "./accounts.ts";
import type { HookRequest } from "./channel-adapter.ts";
import { hearCall } from "./hear-call.ts";
import { adapterOf } from "./registry.ts";

const params = z.object({ token: z.string().regex(/^\d{1,9}-\d{1,15}-[\w-]{43}$/) });
const config = { open: "public" as const, rateLimit: { max: 3000, timeWindow: "1 minute" } };

/** Where providers call in. What they sent is answered once it is on disk; a provider that is told anything else comes again. */
export function hookRoutes(app: HttpApp, house: House): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, async (_request: unknown, body: Buffer) => body);
  app.route({
    method: ["GET", "POST"],
    url: "/api/v1/hooks/:token",
    schema: { hide: true, params },
    config,
    bodyLimit: 40 * 1024 * 1024,
    // Before the body is read: who does not know the address sends nothing large.
    onRequest: async (request) => void (await accountOf(house, (request.params as z.infer<typeof params>).token)),
    handler: async (request, reply) => {
      const { brandId, account } = await accountOf(house, (request.params as z.infer<typeof params>).token);
      const adapter = adapterOf(account.kind);
      if (!adapter.readHook) throw new Refusal("not_found");
      const asked: HookRequest = {
        method: request.method,
        headers: Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value ?? "")]),
        ),
        query: request.query as Record<string, string>,
        body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
      };
      const answer = await hearCall(house, { brandId, account, asked });
      const { contentType, body } = adapter.hookAnswer ?? { contentType: "text/plain", body: "" };
      return reply.type(contentType).send((answer ?? body) as never);
    },
  });
}

/** The account behind a hook's address; refuses `not_found`, taking as long for a wrong token as for a right one. */
async function accountOf(house: House, address: string) {
  if (!params.safeParse({ token: address }).success) throw new Refusal("not_found");
  const [brand = "", id = "", ...token] = address.split("-");
  const brandId = Number(brand);
  const on = { brandId, actor: system("hook"), now: house.clock(), readOnly: true };
  return withBrand(house.database.app, on, async (ctx) => {
    const { rows } = await sql<{ hook_hash: string }>`select hook_hash from channel_account
      where brand_id = ${brandId} and id = ${Number(id)} and hook_hash is not null and removed_at is null`.execute(
      ctx.db,
    );
    const expected = Buffer.from(rows[0]?.hook_hash ?? tokenHash(""), "hex");
    const matches = timingSafeEqual(expected, Buffer.from(tokenHash(token.join("-")), "hex"));
    if (!rows[0] || !matches) throw new Refusal("not_found");
    return { brandId, account: await accountById(ctx, Number(id)) };
  });
}
