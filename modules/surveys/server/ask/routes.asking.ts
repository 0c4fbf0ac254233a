import * as z from "zod";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import {
  askRule,
  invitationMade,
  leftOutPage,
  leftOutQuery,
  newInvitation,
  newWave,
  surveyParams,
  testInvitation,
  testMade,
  waveMade,
  wavePage,
  waveParams,
  waveQuery,
} from "../../contract.ts";
import { askRuleOf, changeAskRule } from "./ask-rule.ts";
import { inviteCustomer, subjectOfConversation } from "./invite-customer.ts";
import { listLeftOut, listWaves } from "./list-waves.ts";
import { sendTryOut, tryOut } from "./try-out.ts";
import { cancelWave, makeWave } from "./waves.ts";

const read = { permission: "surveys.read" };
const write = { permission: "surveys.write" };
const answer = { permission: "surveys.answer" };
const tags = ["surveys"];

/** Who is asked, when, and who never is. */
export function askingRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/surveys/:key/waves",
    {
      schema: {
        summary: "List the waves of a survey",
        params: surveyParams,
        querystring: waveQuery,
        response: { 200: wavePage },
        tags,
      },
      config: read,
    },
    (request) => request.ask((ctx) => listWaves(ctx, request.params.key, request.query)),
  );
  app.post(
    "/api/v1/surveys/:key/waves",
    {
      schema: {
        summary: "Ask an audience, or tell what asking it would do",
        params: surveyParams,
        body: newWave,
        response: { 200: waveMade },
        tags,
      },
      config: write,
    },
    (request) => request.command((ctx) => makeWave(ctx, request.params.key, request.body)),
  );
  app.post(
    "/api/v1/surveys/:key/waves/:id/cancellation",
    { schema: { summary: "Withdraw what a wave has not sent yet", params: waveParams, tags }, config: write },
    (request, reply) =>
      request
        .command((ctx) => cancelWave(ctx, request.params.key, request.params.id))
        .then(() => reply.code(204).send()),
  );
  app.get(
    "/api/v1/surveys/:key/waves/:id/left-out",
    {
      schema: {
        summary: "List whom a rule left out of a wave, and why",
        params: waveParams,
        querystring: leftOutQuery,
        response: { 200: leftOutPage },
        tags,
      },
      config: read,
    },
    (request) => request.ask((ctx) => listLeftOut(ctx, request.params, request.query)),
  );
  singleRoutes(app, house);
  ruleRoutes(app);
}

function singleRoutes(app: HttpApp, house: House): void {
  app.post(
    "/api/v1/surveys/:key/invitations",
    {
      schema: {
        summary: "Invite one customer to a survey",
        params: surveyParams,
        body: newInvitation,
        response: { 200: invitationMade },
        tags,
      },
      config: answer,
    },
    (request) => {
      const { customer_id: customerId, channel, conversation_id: about } = request.body;
      return request.command(async (ctx) =>
        inviteCustomer(ctx, house, {
          surveyKey: request.params.key,
          customerId,
          channel,
          ...(await subjectOfConversation(ctx, about, customerId)),
        }),
      );
    },
  );
  app.post(
    "/api/v1/surveys/:key/tests",
    {
      schema: {
        summary: "Try a survey out on oneself",
        params: surveyParams,
        body: testInvitation,
        response: { 200: testMade },
        tags,
      },
      config: write,
    },
    async (request) =>
      sendTryOut(house, await request.command((ctx) => tryOut(ctx, house, request.params.key, request.body))),
  );
}

function ruleRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/survey-settings",
    { schema: { summary: "Show how often customers may be asked", response: { 200: askRule }, tags }, config: read },
    (request) => request.ask(askRuleOf),
  );
  app.put(
    "/api/v1/survey-settings",
    {
      schema: {
        summary: "Set how often customers may be asked",
        body: askRule,
        response: { 200: z.object({ saved: z.boolean() }) },
        tags,
      },
      config: write,
    },
    (request) => request.command((ctx) => changeAskRule(ctx, request.body)).then(() => ({ saved: true })),
  );
}
