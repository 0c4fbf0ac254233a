import * as z from "zod";
import type { HttpApp } from "../../../platform/http/index.ts";
import {
  agent,
  agentBody,
  agentParams,
  assignment,
  brandWay,
  idParams,
  liveView,
  ownState,
  signOfLife,
  wayBody,
} from "../contract.ts";
import { changeAgent, listAgents } from "./assignment/agents.ts";
import { showLiveView } from "./assignment/live-view.ts";
import { sayPresence } from "./assignment/say-presence.ts";
import { listWays, setBrandWay, setTeamWay } from "./assignment/ways.ts";

const read = { permission: "inbox.read" };
const manage = { permission: "inbox.manage" };
const tags = ["assignment"];

/** Who is there, how conversations are given out, and what goes on just now. */
export function assignmentRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/agents",
    {
      schema: { summary: "List agents and who is there", response: { 200: z.object({ rows: z.array(agent) }) }, tags },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listAgents(ctx) })),
  );
  app.put(
    "/api/v1/agents/me/presence",
    {
      schema: {
        summary: "Give a sign of life, or say that you are away",
        body: signOfLife,
        response: { 200: ownState },
        tags,
      },
      config: read,
    },
    (request) => request.command((ctx) => sayPresence(ctx, request.body.away)),
  );
  app.put(
    "/api/v1/agents/:user",
    {
      schema: {
        summary: "Set how much an agent gets, what they can and when they work",
        params: agentParams,
        body: agentBody,
        tags,
      },
      config: manage,
    },
    (request, reply) =>
      request.command((ctx) => changeAgent(ctx, request.params.user, request.body)).then(() => reply.code(204).send()),
  );
  app.get(
    "/api/v1/assignment",
    { schema: { summary: "Show how conversations are given out", response: { 200: assignment }, tags }, config: read },
    (request) => request.ask(listWays),
  );
  app.put(
    "/api/v1/assignment",
    { schema: { summary: "Set how conversations without a team are given out", body: brandWay, tags }, config: manage },
    (request, reply) => request.command((ctx) => setBrandWay(ctx, request.body)).then(() => reply.code(204).send()),
  );
  app.put(
    "/api/v1/teams/:id/assignment",
    {
      schema: { summary: "Set how conversations of a team are given out", params: idParams, body: wayBody, tags },
      config: manage,
    },
    (request, reply) =>
      request.command((ctx) => setTeamWay(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  app.get(
    "/api/v1/inbox/live",
    {
      schema: { summary: "Show who is there and what waits just now", response: { 200: liveView }, tags },
      config: manage,
    },
    (request) => request.ask(showLiveView),
  );
}
