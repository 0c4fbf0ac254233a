import type { FastifyRequest } from "fastify";
import * as z from "zod";
import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import {
  attachmentRow,
  channelTemplate,
  idParams,
  messageRow,
  noteBody,
  partsAnswer,
  partsQuery,
  replyBody,
  replyChannel,
} from "../contract.ts";
import {
  attachmentById,
  keepFile,
  mostBytes,
  readStored,
  type Shelf,
  saveAttachment,
  shelfOf,
} from "./attachments/attachments.ts";
import { sendFile } from "./attachments/send-file.ts";
import { bytesOf, fileName } from "./attachments/upload.ts";
import { accountById, settingsOf } from "./channels/accounts.ts";
import { listTemplates, withTemplate } from "./channels/list-templates.ts";
import { adapterOf } from "./channels/registry.ts";
import { oneMessage } from "./conversations/list-messages.ts";
import { retryMessage, takeBack } from "./delivery/take-back.ts";
import { userOf } from "./people/user-of.ts";
import { postReply } from "./reply/post-reply.ts";
import { replyChannels } from "./reply/reply-channels.ts";
import { writeNote } from "./reply/write-note.ts";

const read = { permission: "inbox.read" };
const write = { permission: "inbox.write" };
const tags = ["conversations"];

/** Answers, notes and files over HTTP. */
export function writingRoutes(app: HttpApp, house: House): void {
  app.post(
    "/api/v1/conversations/:id/replies",
    {
      schema: {
        summary: "Answer the customer",
        params: idParams,
        body: replyBody,
        response: { 200: messageRow },
        tags,
      },
      config: write,
    },
    async (request) => {
      const said = await withTemplate(house, (work) => request.ask(work), request.body);
      return request.command(async (ctx) => oneMessage(ctx, await postReply(ctx, request.params.id, said)));
    },
  );
  app.post(
    "/api/v1/conversations/:id/notes",
    {
      schema: {
        summary: "Write a note for colleagues",
        params: idParams,
        body: noteBody,
        response: { 200: messageRow },
        tags,
      },
      config: write,
    },
    (request) => request.command(async (ctx) => oneMessage(ctx, await writeNote(ctx, request.params.id, request.body))),
  );
  app.get(
    "/api/v1/conversations/:id/channels",
    {
      schema: {
        summary: "Where this customer can be answered",
        params: idParams,
        response: { 200: z.object({ rows: z.array(replyChannel) }) },
        tags,
      },
      config: read,
    },
    (request) =>
      request.ask(async (ctx) => ({ rows: await replyChannels(ctx, request.params.id, house.config.secretKey) })),
  );
  app.post(
    "/api/v1/channels/:id/parts",
    {
      schema: {
        summary: "Count the parts of a message",
        params: idParams,
        body: partsQuery,
        response: { 200: partsAnswer },
        tags,
      },
      config: read,
    },
    (request) =>
      request.ask(async (ctx) => {
        const account = await accountById(ctx, request.params.id);
        const count = adapterOf(account.kind).limits(settingsOf(account, house.config.secretKey)).parts;
        return count?.(request.body.text) ?? { parts: 1, characters: request.body.text.length, left: 0 };
      }),
  );
  app.get(
    "/api/v1/channels/:id/templates",
    {
      schema: {
        summary: "List the templates that a channel's provider approved",
        params: idParams,
        response: { 200: z.object({ rows: z.array(channelTemplate) }) },
        tags,
      },
      config: { ...write, rateLimit: { max: 60, timeWindow: "1 minute" } },
    },
    async (request) => ({ rows: await listTemplates(house, (work) => request.ask(work), request.params.id) }),
  );
  app.delete(
    "/api/v1/messages/:id",
    { schema: { summary: "Take back what has not gone out", params: idParams, tags }, config: write },
    (request, reply) => request.command((ctx) => takeBack(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/messages/:id/retry",
    { schema: { summary: "Send again what failed", params: idParams, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => retryMessage(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
}

/** Files come as raw bodies, in a scope of their own. */
export function attachmentRoutes(app: HttpApp, house: House): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, async (_request: unknown, body: Buffer) => body);
  app.post(
    "/api/v1/attachments",
    {
      bodyLimit: mostBytes,
      schema: {
        summary: "Upload a file, named by the header `hamdel-file-name`",
        response: { 200: attachmentRow },
        tags,
      },
      config: write,
    },
    async (request) => {
      const kept = await keepFile(
        ownShelf(house, request),
        fileName(request.headers),
        bytesOf(request.body),
        request.headers["content-type"],
      );
      return request.command((ctx) => saveAttachment(ctx, kept, { by: userOf(ctx) }));
    },
  );
  app.get(
    "/api/v1/attachments/:id",
    { schema: { summary: "Download a file", params: idParams, tags }, config: read },
    async (request, reply) => {
      const file = await request.ask((ctx) => attachmentById(ctx, request.params.id));
      return sendFile(reply, file, await readStored(ownShelf(house, request), file));
    },
  );
}

function ownShelf(house: House, { caller }: FastifyRequest): Shelf {
  if (!caller) throw new Refusal("not_signed_in");
  return shelfOf(house, caller.brandId);
}
