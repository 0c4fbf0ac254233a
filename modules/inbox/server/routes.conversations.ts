import * as z from "zod";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import {
  bulkPatch,
  conversationPage,
  conversationPatch,
  conversationQuery,
  conversationRow,
  draft,
  draftBody,
  idParams,
  inboxCounts,
  messagePage,
  messageQuery,
  newConversation,
  presenceBody,
  presenceRow,
} from "../contract.ts";
import { withTemplate } from "./channels/list-templates.ts";
import { changeConversation, changeConversations } from "./conversations/change-conversation.ts";
import { findConversation } from "./conversations/hold-conversation.ts";
import { countConversations, listConversations } from "./conversations/list-conversations.ts";
import { listMessages } from "./conversations/list-messages.ts";
import { oneConversation } from "./conversations/one-conversation.ts";
import { startConversation } from "./conversations/start-conversation.ts";
import { dropDraft, readDraft, saveDraft } from "./people/drafts.ts";
import { notePresence, othersPresent } from "./people/presence.ts";
import { markSeen } from "./people/seen.ts";
import { userOf } from "./people/user-of.ts";

const read = { permission: "inbox.read" };
const write = { permission: "inbox.write" };
const tags = ["conversations"];

/** Conversations over HTTP: lists, one, what is done with it, and who looks at it. */
export function conversationRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/conversations",
    {
      schema: {
        summary: "List conversations of a view",
        querystring: conversationQuery,
        response: { 200: conversationPage },
        tags,
      },
      config: read,
    },
    (request) => request.ask((ctx) => listConversations(ctx, request.query)),
  );
  app.get(
    "/api/v1/conversations/counts",
    { schema: { summary: "Count the conversations of each view", response: { 200: inboxCounts }, tags }, config: read },
    (request) => request.ask(countConversations),
  );
  app.post(
    "/api/v1/conversations",
    {
      schema: {
        summary: "Begin a conversation with a customer",
        body: newConversation,
        response: { 200: conversationRow },
        tags,
      },
      config: write,
    },
    async (request) => {
      const { message, account, ...asked } = request.body;
      const said = message && (await withTemplate(house, (work) => request.ask(work), { ...message, account }));
      const whole = { ...asked, account, message: said };
      return request.command(async (ctx) => oneConversation(ctx, await startConversation(ctx, whole)));
    },
  );
  app.patch(
    "/api/v1/conversations",
    {
      schema: {
        summary: "Change many conversations",
        body: bulkPatch,
        response: { 200: z.object({ changed: z.number() }) },
        tags,
      },
      config: write,
    },
    (request) =>
      request.command(async (ctx) => ({
        changed: await changeConversations(ctx, request.body.ids, request.body.change),
      })),
  );
  app.get(
    "/api/v1/conversations/:id",
    {
      schema: { summary: "Show a conversation", params: idParams, response: { 200: conversationRow }, tags },
      config: read,
    },
    (request) => request.ask((ctx) => oneConversation(ctx, request.params.id)),
  );
  app.patch(
    "/api/v1/conversations/:id",
    {
      schema: {
        summary: "Change a conversation",
        params: idParams,
        body: conversationPatch,
        response: { 200: conversationRow },
        tags,
      },
      config: write,
    },
    (request) =>
      request.command(async (ctx) => {
        await changeConversation(ctx, request.params.id, request.body);
        return oneConversation(ctx, request.params.id);
      }),
  );
  app.get(
    "/api/v1/conversations/:id/messages",
    {
      schema: {
        summary: "List messages: older ones, or what changed since a revision",
        params: idParams,
        querystring: messageQuery,
        response: { 200: messagePage },
        tags,
      },
      config: read,
    },
    (request) => request.ask((ctx) => listMessages(ctx, request.params.id, request.query)),
  );
  presenceRoutes(app);
}

function presenceRoutes(app: HttpApp): void {
  app.put(
    "/api/v1/conversations/:id/seen",
    {
      schema: {
        summary: "Say up to where you have read",
        params: idParams,
        body: z.object({ seq: z.number().int().min(0) }),
        tags,
      },
      config: read,
    },
    (request, reply) =>
      request.command((ctx) => markSeen(ctx, request.params.id, request.body.seq)).then(() => reply.code(204).send()),
  );
  app.put(
    "/api/v1/conversations/:id/presence",
    {
      schema: {
        summary: "Say that you look or type, and learn who else does",
        params: idParams,
        body: presenceBody,
        response: { 200: z.object({ others: z.array(presenceRow) }) },
        tags,
      },
      config: read,
    },
    (request) =>
      request.command(async (ctx) => {
        const { id } = await findConversation(ctx, request.params.id);
        const me = userOf(ctx);
        const others = await othersPresent(ctx, id, me);
        await notePresence(ctx, id, me, request.body.typing);
        return { others };
      }),
  );
  app.get(
    "/api/v1/conversations/:id/draft",
    {
      schema: {
        summary: "Read your draft",
        params: idParams,
        response: { 200: z.object({ draft: draft.nullable() }) },
        tags,
      },
      config: write,
    },
    (request) => request.ask(async (ctx) => ({ draft: await readDraft(ctx, request.params.id) })),
  );
  app.put(
    "/api/v1/conversations/:id/draft",
    { schema: { summary: "Keep your draft", params: idParams, body: draftBody, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => saveDraft(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  app.delete(
    "/api/v1/conversations/:id/draft",
    { schema: { summary: "Drop your draft", params: idParams, tags }, config: write },
    (request, reply) => request.command((ctx) => dropDraft(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
}
