import { timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { type Context, system, withBrand } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { tokenHash } from "../../../admin/index.ts";
import { simotelSettings } from "../../contract/exchanges.ts";
import { adapterFor } from "../exchanges/adapters.ts";
import { type ExchangeRow, exchangeById, noteProblem } from "../exchanges/exchange-rows.ts";
import { takeSimotelEvent } from "./take-event.ts";

const params = z.object({ place: z.string().regex(/^\d{1,9}-\d{1,15}$/) });
const config = { open: "public" as const, rateLimit: { max: 6000, timeWindow: "1 minute" } };

/** Where an exchange calls in with user and password. An event is answered once it is on disk; whoever is told anything else comes again. */
export function simotelHookRoutes(app: HttpApp, house: House): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, async (_request: unknown, body: string) => body);
  app.post(
    "/api/v1/phone/events/:place",
    {
      schema: { hide: true, params },
      config,
      bodyLimit: 200_000,
      // Before the body is read: who does not know the password sends nothing large.
      onRequest: async (request) => void (await exchangeOf(house, request)),
    },
    async (request, reply) => {
      const { brandId, exchange } = await exchangeOf(house, request);
      const on = { brandId, actor: system("phone"), now: house.clock() };
      const body = readBody(request.body);
      const taken = await withBrand(house.database.app, on, (ctx) => takeSimotelEvent(ctx, house.log, exchange, body));
      if (!taken) {
        await withBrand(house.database.app, on, (ctx) => noteProblem(ctx, exchange.id, "not_understood"));
        throw new Refusal("invalid");
      }
      return reply.code(200).send({ ok: true } as never);
    },
  );
}

function readBody(body: unknown): unknown {
  try {
    return JSON.parse(String(body ?? ""));
  } catch {
    return null;
  }
}

type Asking = { params: unknown; headers: { authorization?: string | undefined } };

/** The exchange that calls in. Refuses `not_signed_in`, taking as long for an exchange that is not there as for a wrong password. */
async function exchangeOf(
  house: House,
  { params: given, headers }: Asking,
): Promise<{ brandId: number; exchange: ExchangeRow }> {
  const place = params.safeParse(given);
  const [brandId = 0, id = 0] = place.success ? place.data.place.split("-").map(Number) : [];
  const on = { brandId, actor: system("phone"), now: house.clock(), readOnly: true };
  const exchange = await withBrand(house.database.app, on, (ctx) => callingExchange(ctx, id));
  if (!isIts(exchange, headers.authorization) || !exchange) throw new Refusal("not_signed_in");
  return { brandId, exchange };
}

async function callingExchange(ctx: Context, id: number): Promise<ExchangeRow | null> {
  const row = await exchangeById(ctx, id).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  return row && adapterFor(row.kind).calls && !row.paused_at ? row : null;
}

/** Whether a basic authorisation is the exchange's, in constant time. */
function isIts(exchange: ExchangeRow | null, authorization: string | undefined): boolean {
  const [scheme, encoded = ""] = (authorization ?? "").split(" ");
  const [user = "", ...password] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  const expected = exchange ? simotelSettings.shape.hook_user.parse(exchange.settings["hook_user"] ?? undefined) : "";
  const same = (a: string, b: string) => timingSafeEqual(Buffer.from(a, "hex"), Buffer.from(b, "hex"));
  const rightUser = same(tokenHash(user), tokenHash(expected));
  const rightPassword = same(tokenHash(password.join(":")), exchange?.hook_hash ?? tokenHash(""));
  return scheme?.toLowerCase() === "basic" && exchange?.hook_hash != null && rightUser && rightPassword;
}
