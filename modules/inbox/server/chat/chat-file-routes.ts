import { sql } from "kysely";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { attachmentRow, idParams } from "../../contract.ts";
import {
  fileState,
  keepFile,
  mostBytes,
  readStored,
  type StoredFile,
  saveAttachment,
  shelfOf,
} from "../attachments/attachments.ts";
import { sendFile } from "../attachments/send-file.ts";
import { bytesOf, fileName } from "../attachments/upload.ts";
import { tokenOf } from "./chat-routes.ts";
import { asVisitor, uploaderOf, type Visitor, visitorOf } from "./visitor.ts";
import { toldTo, visitorConversation } from "./visitor-conversation.ts";

const config = { open: "public" as const, rateLimit: { max: 60, timeWindow: "1 minute" } };
const tags = ["chat"];

/** Files of a visitor's chat; bodies are raw, in a scope of their own. */
export function chatFileRoutes(app: HttpApp, house: House): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, async (_request: unknown, body: Buffer) => body);
  app.addHook("onRequest", async (request, reply) => {
    if (request.headers.origin)
      reply.header("access-control-allow-origin", request.headers.origin).header("vary", "origin");
    reply.header("cross-origin-resource-policy", "cross-origin");
  });
  app.post(
    "/api/v1/chat/attachments",
    {
      bodyLimit: mostBytes,
      schema: { summary: "Upload a file to your chat", response: { 200: attachmentRow }, tags, security: [] },
      config,
    },
    async (request) => {
      const visitor = await visitorOf(house, tokenOf(request));
      const kept = await keepFile(
        shelfOf(house, visitor.brandId),
        fileName(request.headers),
        bytesOf(request.body),
        request.headers["content-type"],
      );
      return asVisitor(house, visitor, (ctx) => saveAttachment(ctx, kept, { by: uploaderOf(visitor) }));
    },
  );
  app.get(
    "/api/v1/chat/attachments/:id",
    { schema: { summary: "Download a file of your chat", params: idParams, tags, security: [] }, config },
    async (request, reply) => {
      const visitor = await visitorOf(house, tokenOf(request));
      const file = await fileOfVisitor(house, visitor, request.params.id);
      return sendFile(reply, file, await readStored(shelfOf(house, visitor.brandId), file));
    },
  );
}

/** A file of a message that the visitor sees, or one they have just uploaded; refuses `not_found`. */
async function fileOfVisitor(house: House, visitor: Visitor, id: number): Promise<StoredFile> {
  return asVisitor(
    house,
    visitor,
    async (ctx) => {
      const conversation = await visitorConversation(ctx, visitor);
      const ofTalk = conversation
        ? sql`(m.conversation_id = ${conversation.id} and ${toldTo(visitor, conversation)})`
        : sql`false`;
      const { rows } = await sql<StoredFile>`
        select a.name, a.content_type, a.size, a.sha256, ${fileState} as state from attachment a
        left join message m on m.brand_id = a.brand_id and m.id = a.message_id and m.kind = 'message' and m.withdrawn_at is null
        where a.brand_id = ${ctx.brandId} and a.id = ${id} and a.erased_at is null
          and (a.uploaded_by = ${uploaderOf(visitor)} or ${ofTalk})`.execute(ctx.db);
      if (!rows[0]) throw new Refusal("not_found", "attachment");
      return rows[0];
    },
    true,
  );
}
