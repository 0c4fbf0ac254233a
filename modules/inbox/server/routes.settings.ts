import * as z from "zod";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import {
  cannedReply,
  cannedReplyBody,
  channelAccount,
  channelBody,
  channelPatch,
  channelTest,
  chatSettings,
  idParams,
  promiseBody,
  promiseQuery,
  promiseRow,
  team,
  teamBody,
} from "../contract.ts";
import {
  accountById,
  changeAccount,
  connectAccount,
  listAccounts,
  noteProblem,
  removeAccount,
  settingsOf,
} from "./channels/accounts.ts";
import { noteCredit } from "./channels/ask-credit.ts";
import { channelTools } from "./channels/channel-tools.ts";
import { letGo } from "./channels/hook-address.ts";
import { adapterOf } from "./channels/registry.ts";
import { readChatSettings, saveChatSettings } from "./chat/chat-settings.ts";
import { addCannedReply, changeCannedReply, listCannedReplies, removeCannedReply } from "./people/canned-replies.ts";
import { listPromises, makePromise, settlePromise } from "./people/promises.ts";
import { changeTeam, listTeams, makeTeam, removeTeam } from "./people/teams.ts";

const read = { permission: "inbox.read" };
const write = { permission: "inbox.write" };
const manage = { permission: "inbox.manage" };
const tags = ["inbox settings"];
const rows = <T extends z.ZodType>(row: T) => ({ 200: z.object({ rows: z.array(row) }) });
const made = { 200: z.object({ id: z.number() }) };

/** Connecting channels, and how the chat of each site looks. */
export function channelRoutes(app: HttpApp, house: House): void {
  const { secretKey } = house.config;
  app.get(
    "/api/v1/channels",
    { schema: { summary: "List connected channels", response: rows(channelAccount), tags }, config: manage },
    (request) => request.ask(async (ctx) => ({ rows: await listAccounts(ctx, secretKey) })),
  );
  app.post(
    "/api/v1/channels",
    {
      schema: { summary: "Connect a channel", body: channelBody, response: { 200: channelAccount }, tags },
      config: manage,
    },
    (request) => request.command((ctx) => connectAccount(ctx, secretKey, request.body)),
  );
  app.patch(
    "/api/v1/channels/:id",
    {
      schema: {
        summary: "Change a channel",
        params: idParams,
        body: channelPatch,
        response: { 200: channelAccount },
        tags,
      },
      config: manage,
    },
    (request) => request.command((ctx) => changeAccount(ctx, secretKey, request.params.id, request.body)),
  );
  app.delete(
    "/api/v1/channels/:id",
    { schema: { summary: "Take a channel off", params: idParams, tags }, config: manage },
    async (request, reply) => {
      await letGo(house, (work) => request.ask(work), request.params.id);
      await request.command((ctx) => removeAccount(ctx, request.params.id));
      return reply.code(204).send();
    },
  );
  app.post(
    "/api/v1/channels/:id/test",
    {
      schema: { summary: "Test the connection of a channel", params: idParams, response: { 200: channelTest }, tags },
      config: manage,
    },
    async (request) => {
      const account = await request.ask((ctx) => accountById(ctx, request.params.id));
      const found = await adapterOf(account.kind).test(
        settingsOf(account, secretKey),
        channelTools(house, house.clock()),
      );
      const problem = found.ok ? null : found.problem;
      const credit = found.ok ? found.credit : undefined;
      await request.command(async (ctx) => {
        await noteProblem(ctx, account.id, problem);
        if (credit) await noteCredit(ctx, account.id, credit);
      });
      return { ok: found.ok, problem, note: (found.ok ? found.note : found.detail) ?? null };
    },
  );
  app.get(
    "/api/v1/sites/:id/chat",
    {
      schema: { summary: "Show how the chat of a site looks", params: idParams, response: { 200: chatSettings }, tags },
      config: read,
    },
    (request) => request.ask((ctx) => readChatSettings(ctx, request.params.id)),
  );
  app.put(
    "/api/v1/sites/:id/chat",
    {
      schema: { summary: "Set how the chat of a site looks", params: idParams, body: chatSettings, tags },
      config: manage,
    },
    (request, reply) =>
      request
        .command((ctx) => saveChatSettings(ctx, request.params.id, request.body))
        .then(() => reply.code(204).send()),
  );
}

/** Teams, canned replies and promises. */
export function peopleRoutes(app: HttpApp): void {
  app.get("/api/v1/teams", { schema: { summary: "List teams", response: rows(team), tags }, config: read }, (request) =>
    request.ask(async (ctx) => ({ rows: await listTeams(ctx) })),
  );
  app.post(
    "/api/v1/teams",
    { schema: { summary: "Make a team", body: teamBody, response: made, tags }, config: manage },
    (request) => request.command(async (ctx) => ({ id: await makeTeam(ctx, request.body) })),
  );
  app.put(
    "/api/v1/teams/:id",
    { schema: { summary: "Change a team", params: idParams, body: teamBody, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => changeTeam(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  app.delete(
    "/api/v1/teams/:id",
    { schema: { summary: "Dissolve a team", params: idParams, tags }, config: manage },
    (request, reply) => request.command((ctx) => removeTeam(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  cannedReplyRoutes(app);
  promiseRoutes(app);
}

function cannedReplyRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/canned-replies",
    { schema: { summary: "List canned replies", response: rows(cannedReply), tags }, config: read },
    (request) => request.ask(async (ctx) => ({ rows: await listCannedReplies(ctx) })),
  );
  app.post(
    "/api/v1/canned-replies",
    { schema: { summary: "Keep a canned reply", body: cannedReplyBody, response: made, tags }, config: write },
    (request) => request.command(async (ctx) => ({ id: await addCannedReply(ctx, request.body) })),
  );
  app.put(
    "/api/v1/canned-replies/:id",
    { schema: { summary: "Change a canned reply", params: idParams, body: cannedReplyBody, tags }, config: write },
    (request, reply) =>
      request
        .command((ctx) => changeCannedReply(ctx, request.params.id, request.body))
        .then(() => reply.code(204).send()),
  );
  app.delete(
    "/api/v1/canned-replies/:id",
    { schema: { summary: "Take a canned reply away", params: idParams, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => removeCannedReply(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  app.post(
    "/api/v1/canned-replies/:id/restore",
    { schema: { summary: "Bring a canned reply back", params: idParams, tags }, config: write },
    (request, reply) =>
      request.command((ctx) => removeCannedReply(ctx, request.params.id, true)).then(() => reply.code(204).send()),
  );
}

function promiseRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/promises",
    { schema: { summary: "List promises", querystring: promiseQuery, response: rows(promiseRow), tags }, config: read },
    (request) => request.ask(async (ctx) => ({ rows: await listPromises(ctx, request.query) })),
  );
  app.post(
    "/api/v1/conversations/:id/promises",
    {
      schema: {
        summary: "Record what a customer was promised",
        params: idParams,
        body: promiseBody,
        response: made,
        tags,
      },
      config: write,
    },
    (request) => request.command(async (ctx) => ({ id: await makePromise(ctx, request.params.id, request.body) })),
  );
  for (const how of ["kept", "released", "undo"] as const) {
    const summary = {
      kept: "Mark a promise as kept",
      released: "Release a promise",
      undo: "Take the mark of a promise back",
    }[how];
    app.put(
      `/api/v1/promises/:id/${how}`,
      { schema: { summary, params: idParams, tags }, config: write },
      (request, reply) =>
        request.command((ctx) => settlePromise(ctx, request.params.id, how)).then(() => reply.code(204).send()),
    );
  }
}
