import * as z from "zod";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import {
  conversationRow,
  followUpBody,
  forwardBody,
  forwardPlaces,
  idParams,
  inboxViewBody,
  inboxViewRow,
  labelQuery,
  labelRow,
  macroBody,
  macroDone,
  macroRow,
  macroUse,
  messageRow,
  replyChannel,
} from "../contract.ts";
import { oneMessage } from "./conversations/list-messages.ts";
import { oneConversation } from "./conversations/one-conversation.ts";
import { dropFollowUp, setFollowUp } from "./follow-up/follow-up.ts";
import { forwardMessage } from "./forward/forward-message.ts";
import { mailAccounts } from "./forward/mail-accounts.ts";
import { placeOfMessage } from "./forward/place-of-message.ts";
import { applyMacro } from "./macros/apply-macro.ts";
import { addMacro, changeMacro, listMacros, removeMacro } from "./macros/macros.ts";
import { listLabels } from "./people/labels.ts";
import { startChannels } from "./reply/reply-channels.ts";
import { addInboxView, changeInboxView, listInboxViews, removeInboxView } from "./views/inbox-views.ts";

const read = { permission: "inbox.read" };
const write = { permission: "inbox.write" };
const tags = ["conversations"];
const rows = <T extends z.ZodType>(row: T) => ({ 200: z.object({ rows: z.array(row) }) });
const made = { 200: z.object({ id: z.number() }) };

/** Reminders of what was not answered, handing on, macros, saved views and labels. */
export function deedRoutes(app: HttpApp, house: House): void {
  app.put(
    "/api/v1/conversations/:id/follow-up",
    {
      schema: {
        summary: "Have a conversation come back if nobody answers",
        params: idParams,
        body: followUpBody,
        response: { 200: conversationRow },
        tags,
      },
      config: write,
    },
    (request) =>
      request.command(async (ctx) => {
        await setFollowUp(ctx, request.params.id, new Date(request.body.at));
        return oneConversation(ctx, request.params.id);
      }),
  );
  app.delete(
    "/api/v1/conversations/:id/follow-up",
    { schema: { summary: "Forget the reminder of a conversation", params: idParams, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => dropFollowUp(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.get(
    "/api/v1/labels",
    {
      schema: { summary: "List labels in use", querystring: labelQuery, response: rows(labelRow), tags },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listLabels(ctx, request.query) })),
  );
  app.get(
    "/api/v1/customers/:id/channels",
    {
      schema: { summary: "Where a customer can be written to", params: idParams, response: rows(replyChannel), tags },
      config: read,
    },
    (request) =>
      request.ask(async (ctx) => ({ rows: await startChannels(ctx, request.params.id, house.config.secretKey) })),
  );
  forwardRoutes(app);
  macroRoutes(app);
  viewRoutes(app);
}

function forwardRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/forwarding",
    {
      schema: { summary: "List the mailboxes that hand messages on", response: { 200: forwardPlaces }, tags },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ accounts: await mailAccounts(ctx) })),
  );
  app.post(
    "/api/v1/messages/:id/forward",
    {
      schema: {
        summary: "Hand a message on",
        params: idParams,
        body: forwardBody,
        response: { 200: messageRow.extend({ conversation: z.number() }) },
        tags,
      },
      config: write,
    },
    (request) =>
      request.command(async (ctx) => {
        const id = await forwardMessage(ctx, request.params.id, request.body);
        const conversation = await placeOfMessage(ctx, id);
        return { ...(await oneMessage(ctx, id)), conversation };
      }),
  );
}

function macroRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/macros",
    { schema: { summary: "List macros", response: rows(macroRow), tags }, config: read },
    (request) => request.ask(async (ctx) => ({ rows: await listMacros(ctx) })),
  );
  app.post(
    "/api/v1/macros",
    { schema: { summary: "Keep a macro", body: macroBody, response: made, tags }, config: write },
    (request) => request.command(async (ctx) => ({ id: await addMacro(ctx, request.body) })),
  );
  app.put(
    "/api/v1/macros/:id",
    { schema: { summary: "Change a macro", params: idParams, body: macroBody, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => changeMacro(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  app.delete(
    "/api/v1/macros/:id",
    { schema: { summary: "Take a macro away", params: idParams, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => removeMacro(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/macros/:id/restore",
    { schema: { summary: "Bring a macro back", params: idParams, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => removeMacro(ctx, request.params.id, true)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/conversations/:id/macros",
    {
      schema: {
        summary: "Do what a macro says",
        params: idParams,
        body: macroUse,
        response: { 200: macroDone },
        tags,
      },
      config: write,
    },
    (request) => request.command((ctx) => applyMacro(ctx, request.params.id, request.body)),
  );
}

function viewRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/inbox-views",
    { schema: { summary: "List saved views of the inbox", response: rows(inboxViewRow), tags }, config: read },
    (request) => request.ask(async (ctx) => ({ rows: await listInboxViews(ctx) })),
  );
  app.post(
    "/api/v1/inbox-views",
    { schema: { summary: "Save a view of the inbox", body: inboxViewBody, response: made, tags }, config: read },
    (request) => request.command(async (ctx) => ({ id: await addInboxView(ctx, request.body) })),
  );
  app.put(
    "/api/v1/inbox-views/:id",
    {
      schema: { summary: "Change a saved view of the inbox", params: idParams, body: inboxViewBody, tags },
      config: read,
    },
    (request, reply) =>
      request
        .command((ctx) => changeInboxView(ctx, request.params.id, request.body))
        .then(() => reply.code(204).send()),
  );
  app.delete(
    "/api/v1/inbox-views/:id",
    { schema: { summary: "Take a saved view of the inbox away", params: idParams, tags }, config: read },
    (request, reply) =>
      request.command((ctx) => removeInboxView(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/inbox-views/:id/restore",
    { schema: { summary: "Bring a saved view of the inbox back", params: idParams, tags }, config: read },
    (request, reply) =>
      request.command((ctx) => removeInboxView(ctx, request.params.id, true)).then(() => reply.code(204).send()),
  );
}
