import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import * as contract from "../../contract.ts";
import { askLibrary } from "../sign-in/ask-library.ts";
import { refuseForeignPage } from "../sign-in/own-page.ts";
import { personOf } from "../sign-in/person-of.ts";
import { refreshSession } from "../sign-in/refresh-session.ts";
import { answerMe } from "./me.ts";
import { setUp } from "./set-up.ts";

const tags = ["admin"];

/** What anybody may ask before they are in: who am I, and the first set-up. */
export function firstRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/me",
    { schema: { summary: "Show who is signed in", tags, response: { 200: contract.me } }, config: { open: "public" } },
    async (request, reply) => {
      const person = await personOf(house, request);
      if (person) await refreshSession(house, request, reply);
      return answerMe(house, person?.user ?? null);
    },
  );

  app.post(
    "/api/v1/set-up",
    {
      schema: {
        summary: "Set up the first brand and its owner",
        tags,
        body: contract.setUp,
        response: { 201: contract.brandMade },
      },
      config: { open: "public" },
    },
    async (request, reply) => {
      refuseForeignPage(house, request);
      const { brand } = await setUp(house.database.app, { ...request.body, now: house.clock() });
      const { email, password } = request.body.owner;
      await askLibrary(house, request, reply, "/sign-in/email", { email, password });
      return reply.code(201).send({ slug: brand.slug, name: brand.name });
    },
  );
}
