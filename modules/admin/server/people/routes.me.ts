import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import * as contract from "../../contract.ts";
import { forgetPeople, personAsking } from "../sign-in/person-of.ts";
import { changeProfile } from "./profile.ts";
import { endOtherSessions, endSession, listSessions } from "./sessions.ts";

const tags = ["admin"];
const mine = { config: { open: "signed-in" } } as const;

/** A person's own profile and sessions, whatever the brand. */
export function profileRoutes(app: HttpApp, house: House): void {
  const { app: db } = house.database;

  app.patch(
    "/api/v1/me",
    { schema: { summary: "Change your own profile", tags, body: contract.profileChange }, ...mine },
    async (request, reply) => {
      const { user } = await personAsking(house, request);
      await changeProfile(db, user, request.body, house.clock());
      forgetPeople(house);
      return reply.code(204).send();
    },
  );

  app.get(
    "/api/v1/me/sessions",
    { schema: { summary: "List your own sessions", tags, response: { 200: contract.sessionList } }, ...mine },
    async (request) => {
      const { user, sessionId } = await personAsking(house, request);
      return { rows: await listSessions(db, user.id, sessionId, house.clock()) };
    },
  );
  app.delete(
    "/api/v1/me/sessions/:id",
    { schema: { summary: "End one of your sessions", tags, params: contract.sessionParams }, ...mine },
    async (request, reply) => {
      const { user } = await personAsking(house, request);
      await endSession(db, user.id, request.params.id);
      forgetPeople(house);
      return reply.code(204).send();
    },
  );
  app.delete(
    "/api/v1/me/sessions",
    { schema: { summary: "End your other sessions", tags }, ...mine },
    async (request, reply) => {
      const { user, sessionId } = await personAsking(house, request);
      await endOtherSessions(db, user.id, sessionId);
      forgetPeople(house);
      return reply.code(204).send();
    },
  );
}
