import * as z from "zod";
import { Refusal } from "../../../platform/errors/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import {
  channelAccount,
  channelPreset,
  channelSentences,
  domainCheckQuery,
  domainFinding,
  idParams,
  lineOrder,
} from "../contract.ts";
import { accountById, listAccounts, settingsOf } from "./channels/accounts.ts";
import { emailSettings } from "./channels/email/settings.ts";
import { adviseDomain } from "./channels/email/setup/advise-domain.ts";
import { presets } from "./channels/generic/presets.ts";
import { endHook, renewHook } from "./channels/hook-address.ts";
import { orderLines } from "./channels/line-order.ts";
import { sentencesOf } from "./channels/sentences.ts";

const read = { permission: "inbox.read" };
const manage = { permission: "inbox.manage" };
const tags = ["inbox settings"];

/** What setting up a channel needs beside its form: words, filled forms, addresses to call, and what DNS says. */
export function channelSetupRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/channel-sentences",
    {
      schema: { summary: "What the codes of channels mean", response: { 200: channelSentences }, tags },
      config: read,
    },
    async (request, reply) => {
      reply.header("vary", "accept-language");
      return { channels: sentencesOf(request.language) };
    },
  );
  app.get(
    "/api/v1/channel-presets",
    {
      schema: {
        summary: "List forms that are filled for a provider",
        response: { 200: z.object({ rows: z.array(channelPreset) }) },
        tags,
      },
      config: manage,
    },
    async (request) => ({
      rows: Object.entries(presets).map(([id, { name, settings }]) => ({
        id,
        kind: "generic_sms",
        name: name[request.language],
        settings: settings as never,
      })),
    }),
  );
  hookAddressRoutes(app, house);
  app.put(
    "/api/v1/channels/order",
    {
      schema: {
        summary: "Order the lines that stand in for one another",
        body: lineOrder,
        response: { 200: z.object({ rows: z.array(channelAccount) }) },
        tags,
      },
      config: manage,
    },
    (request) =>
      request.command(async (ctx) => {
        await orderLines(ctx, request.body.ids);
        return { rows: await listAccounts(ctx, house.config.secretKey) };
      }),
  );
  app.get(
    "/api/v1/channels/:id/domain",
    {
      schema: {
        summary: "Check whether letters of a mailbox will be believed",
        params: idParams,
        querystring: domainCheckQuery,
        response: { 200: z.object({ rows: z.array(domainFinding) }) },
        tags,
      },
      config: { ...manage, rateLimit: { max: 30, timeWindow: "1 minute" } },
    },
    async (request) => {
      const account = await request.ask((ctx) => accountById(ctx, request.params.id));
      if (account.kind !== "email") throw new Refusal("not_found", "channel");
      const { address, smtpHost } = emailSettings.parse(settingsOf(account, house.config.secretKey));
      const { selector = null } = request.query;
      return { rows: await adviseDomain({ address, smtpHost, selector, language: request.language }) };
    },
  );
}

function hookAddressRoutes(app: HttpApp, house: House): void {
  app.post(
    "/api/v1/channels/:id/hook",
    {
      schema: {
        summary: "Give a channel a new address at which its provider calls in",
        params: idParams,
        response: { 200: channelAccount },
        tags,
      },
      config: manage,
    },
    (request) => renewHook(house, (work) => request.command(work), request.params.id),
  );
  app.delete(
    "/api/v1/channels/:id/hook",
    {
      schema: {
        summary: "Ask a channel's provider again instead of being called",
        params: idParams,
        response: { 200: channelAccount },
        tags,
      },
      config: manage,
    },
    (request) => endHook(house, (work) => request.command(work), request.params.id),
  );
}
