import type { FastifyRequest } from "fastify";
import { sql } from "kysely";
import * as z from "zod";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { idParams, pushDevice } from "../../contract.ts";
import { fileState, readStored, type StoredFile, shelfOf } from "../attachments/attachments.ts";
import { sendFile } from "../attachments/send-file.ts";
import { allow, tokenOf } from "../chat/chat-routes.ts";
import { asVisitor, byToken } from "../chat/visitor.ts";
import { keepDevice, removeDevice } from "./devices.ts";
import { enqueuePush } from "./enqueue-push.ts";
import { readPass } from "./passes.ts";

const config = {
  open: "public" as const,
  rateLimit: {
    max: 30,
    timeWindow: "1 minute",
    keyGenerator: (request: FastifyRequest) => `push:${request.headers.authorization ?? request.ip}`,
  },
};
const schema = { tags: ["chat"], security: [] };
const passParams = z.object({ pass: z.string().max(200) });
/** "Later" is in an hour. */
const hour = 3600 * 1000;

/** Where a visitor's browser or app says that it wants to be told, and what a notice leads to. */
export function chatPushRoutes(app: HttpApp, house: House): void {
  app.addHook("onRequest", async (request, reply) => allow(request, reply));
  app.put(
    "/api/v1/chat/devices",
    {
      schema: {
        ...schema,
        summary: "Be told of answers in this browser or app",
        body: pushDevice,
        response: { 200: z.object({ id: z.number() }) },
      },
      config,
    },
    (request) =>
      byToken(house, tokenOf(request), async (ctx, visitor) => ({ id: await keepDevice(ctx, visitor, request.body) })),
  );
  app.delete(
    "/api/v1/chat/devices/:id",
    { schema: { ...schema, summary: "Be told no more in a browser or app", params: idParams }, config },
    (request, reply) =>
      byToken(house, tokenOf(request), (ctx, visitor) => removeDevice(ctx, visitor, request.params.id)).then(() =>
        reply.code(204).send(),
      ),
  );
  app.post(
    "/api/v1/chat/push/later/:pass",
    { schema: { ...schema, summary: "Be told of an answer again in an hour", params: passParams }, config },
    async (request, reply) => {
      const { brandId, about } = readPass(house.config.secretKey, "later", request.params.pass, house.clock());
      await asVisitor(house, { brandId, siteId: 0 }, async (ctx) => {
        const at = new Date(ctx.now.getTime() + hour);
        const put =
          await sql`update push_notice set state = 'again', again_at = ${at}, tries = 0 where brand_id = ${brandId}
          and message_id = ${about[0]!} and device_id = ${about[1]!} and state = 'sent'`.execute(ctx.db);
        if (Number(put.numAffectedRows) > 0) await enqueuePush(ctx, about[0]!, at);
      });
      return reply.code(204).send();
    },
  );
  app.get(
    "/api/v1/chat/push/picture/:pass",
    { schema: { ...schema, summary: "See the picture of an answer you were told of", params: passParams }, config },
    async (request, reply) => {
      const { brandId, about } = readPass(house.config.secretKey, "picture", request.params.pass, house.clock());
      const file = await pictureOf(house, brandId, about[0]!);
      reply.header("cross-origin-resource-policy", "cross-origin");
      return sendFile(reply, file, await readStored(shelfOf(house, brandId), file));
    },
  );
}

/** The picture, as long as its message stands; refuses `not_found`. */
function pictureOf(house: House, brandId: number, id: number): Promise<StoredFile> {
  const find = async (ctx: Parameters<Parameters<typeof asVisitor>[2]>[0]) => {
    const { rows } =
      await sql<StoredFile>`select a.name, a.content_type, a.size, a.sha256, ${fileState} as state from attachment a
      join message m on m.brand_id = a.brand_id and m.id = a.message_id and m.withdrawn_at is null
      where a.brand_id = ${brandId} and a.id = ${id} and a.erased_at is null`.execute(ctx.db);
    if (!rows[0]) throw new Refusal("not_found", "picture");
    return rows[0];
  };
  return asVisitor(house, { brandId, siteId: 0 }, find, true);
}
