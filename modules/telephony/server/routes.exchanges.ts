import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import { onceShown } from "../../admin/index.ts";
import * as contract from "../contract.ts";
import { listExtensions, removeExtension, setExtension } from "./exchanges/extensions.ts";
import {
  changeExchange,
  listExchanges,
  makeExchange,
  removeExchange,
  renewHookPassword,
} from "./exchanges/keep-exchange.ts";
import { testExchange } from "./exchanges/test-exchange.ts";
import { onceFor } from "./in-brand.ts";

const tags = ["phone"];
const manage = { permission: "phone.manage" };
const params = contract.idParams;

/** Connecting exchanges, and whose telephone is whose. */
export function exchangeRoutes(app: HttpApp, house: House): void {
  const { secretKey } = house.config;
  app.get(
    "/api/v1/phone-exchanges",
    { schema: { summary: "List phone exchanges", response: { 200: contract.exchangeList }, tags }, config: manage },
    (request) => request.ask(async (ctx) => ({ rows: await listExchanges(ctx, secretKey) })),
  );
  app.post(
    "/api/v1/phone-exchanges",
    {
      schema: {
        summary: "Connect a phone exchange; its password is shown this once",
        body: contract.exchangeBody,
        response: { 201: contract.exchangeMade },
        tags,
      },
      config: manage,
    },
    async (request, reply) =>
      reply.code(201).send(await onceShown(house, request, (ctx) => makeExchange(ctx, secretKey, request.body))),
  );
  app.patch(
    "/api/v1/phone-exchanges/:id",
    {
      schema: {
        summary: "Change a phone exchange",
        params,
        body: contract.exchangePatch,
        response: { 200: contract.exchange },
        tags,
      },
      config: manage,
    },
    (request) => request.command((ctx) => changeExchange(ctx, secretKey, request.params.id, request.body)),
  );
  app.delete(
    "/api/v1/phone-exchanges/:id",
    { schema: { summary: "Take a phone exchange off", params, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => removeExchange(ctx, request.params.id)).then(() => reply.code(204).send()),
  );
  deedRoutes(app, house);
  extensionRoutes(app);
}

function deedRoutes(app: HttpApp, house: House): void {
  app.post(
    "/api/v1/phone-exchanges/:id/test",
    {
      schema: { summary: "Test a phone exchange", params, response: { 200: contract.exchangeTest }, tags },
      config: manage,
    },
    (request) => testExchange(house, onceFor(house, request), request.params.id),
  );
  app.put(
    "/api/v1/phone-exchanges/:id/password",
    {
      schema: {
        summary: "Renew the password with which an exchange calls in",
        params,
        response: { 200: contract.hookRenewed },
        tags,
      },
      config: manage,
    },
    (request) => onceShown(house, request, (ctx) => renewHookPassword(ctx, request.params.id)),
  );
}

function extensionRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/phone-exchanges/:id/extensions",
    {
      schema: {
        summary: "List extensions and whose they are",
        params,
        response: { 200: contract.extensionList },
        tags,
      },
      config: manage,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listExtensions(ctx, request.params.id) })),
  );
  app.post(
    "/api/v1/phone-exchanges/:id/extensions",
    {
      schema: {
        summary: "Say whose an extension is",
        params,
        body: contract.extensionBody,
        response: { 200: contract.extension.pick({ id: true }) },
        tags,
      },
      config: manage,
    },
    (request) => request.command((ctx) => setExtension(ctx, request.params.id, request.body)),
  );
  app.delete(
    "/api/v1/phone-exchanges/:id/extensions/:part",
    { schema: { summary: "Take an extension from its colleague", params: contract.partParams, tags }, config: manage },
    (request, reply) =>
      request
        .command((ctx) => removeExtension(ctx, request.params.id, request.params.part))
        .then(() => reply.code(204).send()),
  );
}
