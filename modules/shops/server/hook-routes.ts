import { timingSafeEqual } from "node:crypto";
import { sql } from "kysely";
import * as z from "zod";
import { type Context, system, withBrand } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import { tokenHash, unseal } from "../../admin/index.ts";
import { storeDelivery } from "./deliveries/store-delivery.ts";
import { isPlainSecret, isTimedSignature, isWooSignature } from "./hook-signature.ts";
import { type ShopRow, secretsOf, shopById, webhookOf } from "./shop-rows.ts";

const params = z.object({ token: z.string().regex(/^\d{1,9}-\d{1,15}-[\w-]{43}$/) });
const config = { open: "public" as const, rateLimit: { max: 6000, timeWindow: "1 minute" } };
const mostBytes = 5 * 1024 * 1024;

/** Where shops and other programs call in. What they sent is answered once it is on disk; all else is done afterwards. */
export async function hookRoutes(app: HttpApp, house: House): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer" }, async (_request: unknown, body: Buffer) => body);
    const routes = scope as unknown as HttpApp;
    routes.post("/api/v1/shop-hooks/:token", {
      schema: { hide: true, params },
      config,
      bodyLimit: mostBytes,
      // Before the body is read: who does not know the address sends nothing large.
      onRequest: async (request) => void (await shopOf(house, (request.params as z.infer<typeof params>).token)),
      handler: async (request, reply) => {
        const { brandId, shop } = await shopOf(house, (request.params as z.infer<typeof params>).token);
        const header = (name: string) => String(request.headers[name] ?? "");
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const take = shop.kind === "woocommerce" ? takeWoo : takeSigned;
        const answer = await take(house, { brandId, shop, header, body });
        return reply.code(answer === "kept" ? 202 : 200).send({ result: answer });
      },
    });
  });
}

type Called = { brandId: number; shop: ShopRow; header: (name: string) => string; body: Buffer };
type Answer = "kept" | "repeated" | "pong";

/** WooCommerce: its first word is a form with the webhook's number and no signature; everything else is signed. */
async function takeWoo(house: House, called: Called): Promise<Answer> {
  const { shop, header, body } = called;
  const now = house.clock();
  const signature = header("x-wc-webhook-signature");
  if (!signature && /^webhook_id=\d{1,15}$/.test(body.subarray(0, 40).toString("latin1").trim())) {
    await write(house, called, (ctx) =>
      sql`update shop set pinged_at = ${now} where brand_id = ${ctx.brandId} and id = ${shop.id}`.execute(ctx.db),
    );
    return "pong";
  }
  if (!isWooSignature(secretsOf(shop, house.config.secretKey, now), signature, body)) return refuse(house, called);
  const topic = header("x-wc-webhook-topic").slice(0, 60);
  // The same words once more may be another event (deleted, restored, deleted): their numbers differ then.
  const key = `${topic}\n${header("x-wc-webhook-delivery-id").slice(0, 100)}\n${tokenHash(body.toString("latin1"))}`;
  return keep(house, called, { topic, key });
}

async function takeSigned(house: House, called: Called): Promise<Answer> {
  const { shop, header, body } = called;
  const now = house.clock();
  const secrets = secretsOf(shop, house.config.secretKey, now);
  const signature = header("hamdel-signature");
  const isSigned = signature !== "" && isTimedSignature(secrets, signature, { body, now });
  const isTrusted = isSigned || (webhookOf(shop).plain && isPlainSecret(secrets, header("hamdel-secret")));
  if (!isTrusted) return refuse(house, called);
  const named = (header("hamdel-delivery") || header("idempotency-key")).slice(0, 200);
  const key = named ? `named\n${named}` : isSigned ? `signed\n${signature}` : null;
  return keep(house, called, { topic: webhookOf(shop).takes, key });
}

async function keep(house: House, called: Called, { topic, key }: { topic: string; key: string | null }) {
  const contentType = called.header("content-type").slice(0, 100) || "application/json";
  const { shop, body } = called;
  const isNew = await write(house, called, (ctx) => storeDelivery(ctx, shop, { topic, contentType, body, key }));
  return isNew ? ("kept" as const) : ("repeated" as const);
}

/** Notes that something unsigned came, for the shop's page, and refuses it (`bad_signature`). */
async function refuse(house: House, called: Called): Promise<never> {
  const now = house.clock();
  await write(house, called, (ctx) =>
    sql`update shop set refused_at = ${now} where brand_id = ${ctx.brandId} and id = ${called.shop.id}
      and (refused_at is null or refused_at < ${now}::timestamptz - interval '1 minute')`.execute(ctx.db),
  );
  throw new Refusal("bad_signature");
}

function write<T>(house: House, { brandId }: Called, work: (ctx: Context) => Promise<T>): Promise<T> {
  return withBrand(house.database.app, { brandId, actor: system("shop-hook"), now: house.clock() }, work);
}

/** The shop behind an address; refuses `not_found`, taking as long for a wrong token as for a right one. */
async function shopOf(house: House, address: string): Promise<{ brandId: number; shop: ShopRow }> {
  if (!params.safeParse({ token: address }).success) throw new Refusal("not_found");
  const [brand = "", id = "", ...token] = address.split("-");
  const brandId = Number(brand);
  const on = { brandId, actor: system("shop-hook"), now: house.clock(), readOnly: true };
  return withBrand(house.database.app, on, async (ctx) => {
    const shop = await shopById(ctx, Number(id)).catch(() => null);
    const known = shop ? unseal(house.config.secretKey, shop.hook_sealed) : "";
    const matches = timingSafeEqual(Buffer.from(tokenHash(known)), Buffer.from(tokenHash(token.join("-"))));
    if (!shop || !matches) throw new Refusal("not_found");
    return { brandId, shop };
  });
}
