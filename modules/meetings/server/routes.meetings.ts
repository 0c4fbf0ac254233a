import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import * as contract from "../contract.ts";
import { forecastInvitation, inviteAudience } from "./invite/waves.ts";
import { listGuests, listLeftOut } from "./plan/list-guests.ts";
import { listMeetings, showMeeting } from "./plan/list-meetings.ts";
import { cancelMeeting, changeMeeting, makeMeeting } from "./plan/make-meeting.ts";

const read = { permission: "meetings.read" };
const write = { permission: "meetings.write" };
const tags = ["meetings"];
const params = contract.idParams;

/** Meetings and their guests, for colleagues. */
export function meetingRoutes(app: HttpApp, house: House): void {
  planRoutes(app, house);
  guestRoutes(app);
}

function planRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/meetings",
    {
      schema: {
        ...{ summary: "List meetings with their numbers", tags },
        ...{ querystring: contract.meetingQuery, response: { 200: contract.meetingList } },
      },
      config: read,
    },
    (request) => request.ask((ctx) => listMeetings(ctx, house, request.query)),
  );
  app.post(
    "/api/v1/meetings",
    {
      schema: { summary: "Plan a meeting", body: contract.meetingBody, response: { 200: contract.made }, tags },
      config: write,
    },
    (request) => request.command(async (ctx) => ({ id: await makeMeeting(ctx, request.body) })),
  );
  app.get(
    "/api/v1/meetings/:id",
    { schema: { summary: "Get a meeting", params, response: { 200: contract.meetingRow }, tags }, config: read },
    (request) => request.ask((ctx) => showMeeting(ctx, house, request.params.id)),
  );
  app.put(
    "/api/v1/meetings/:id",
    {
      schema: { summary: "Change a meeting and tell its guests", params, body: contract.meetingBody, tags },
      config: write,
    },
    (request, reply) =>
      request.command((ctx) => changeMeeting(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  app.put(
    "/api/v1/meetings/:id/cancellation",
    {
      schema: {
        ...{ summary: "Cancel a meeting, or take that back", params, tags },
        ...{ body: contract.cancellation, response: { 200: contract.cancellationResult } },
      },
      config: write,
    },
    (request) =>
      request.command(async (ctx) => ({
        inviting: await cancelMeeting(ctx, request.params.id, request.body.cancelled),
      })),
  );
}

function guestRoutes(app: HttpApp): void {
  app.post(
    "/api/v1/meetings/:id/forecasts",
    {
      schema: {
        ...{ summary: "Tell whom an invitation would reach", params, tags },
        ...{ body: contract.inviteBody, response: { 200: contract.inviteForecast } },
      },
      config: write,
    },
    (request) => request.ask((ctx) => forecastInvitation(ctx, request.params.id, request.body.audience)),
  );
  app.post(
    "/api/v1/meetings/:id/invitations",
    {
      schema: {
        ...{ summary: "Invite customers by e-mail", params, tags },
        ...{ body: contract.inviteBody, response: { 200: contract.made } },
      },
      config: write,
    },
    (request) =>
      request.command(async (ctx) => ({ id: await inviteAudience(ctx, request.params.id, request.body.audience) })),
  );
  app.get(
    "/api/v1/meetings/:id/guests",
    {
      schema: {
        ...{ summary: "List the guests of a meeting", params, tags },
        ...{ querystring: contract.guestQuery, response: { 200: contract.guestList } },
      },
      config: read,
    },
    (request) => request.ask((ctx) => listGuests(ctx, request.params.id, request.query)),
  );
  app.get(
    "/api/v1/meetings/:id/left-out",
    {
      schema: {
        ...{ summary: "List whom a rule kept from being invited", params, tags },
        ...{ querystring: contract.leftOutQuery, response: { 200: contract.leftOutList } },
      },
      config: read,
    },
    (request) => request.ask((ctx) => listLeftOut(ctx, request.params.id, request.query.after)),
  );
}
