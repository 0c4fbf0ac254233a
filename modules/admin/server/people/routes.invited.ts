import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import * as contract from "../../contract.ts";
import { countFailure, refuseTooMany } from "../sign-in/attempts.ts";
import { refuseForeignPage } from "../sign-in/own-page.ts";
import { forgetPeople, personOf } from "../sign-in/person-of.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { openInvitation } from "./invitations.ts";
import { userByEmail } from "./users.ts";

const tags = ["admin"];

/** What somebody with an invitation link may do; the link's token is the key. */
export function invitedRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/invitations/:token",
    {
      schema: {
        summary: "Show an invitation",
        tags,
        params: contract.tokenParams,
        response: { 200: contract.openInvitation },
      },
      config: { open: "public" },
    },
    async (request) => {
      const { brand, language, email, role } = await openInvitation(
        house.database.app,
        request.params.token,
        house.clock(),
      );
      const hasAccount = (await userByEmail(house.database.app, email)) !== null;
      return { brand, language, email, role, hasAccount };
    },
  );

  app.post(
    "/api/v1/invitations/:token/acceptance",
    {
      schema: {
        summary: "Accept an invitation",
        tags,
        params: contract.tokenParams,
        body: contract.acceptance,
        response: { 200: contract.accepted },
      },
      config: { open: "public" },
    },
    async (request) => {
      refuseForeignPage(house, request);
      const { token } = request.params;
      const tryer = { person: token, address: request.ip };
      await refuseTooMany(house, "invitation", tryer);
      const signedIn = (await personOf(house, request))?.user ?? null;
      try {
        return await acceptInvitation(house.database.app, { ...request.body, token, signedIn, now: house.clock() });
      } catch (error) {
        if (error instanceof Refusal && error.code === "wrong_password") await countFailure(house, "invitation", tryer);
        throw error;
      } finally {
        forgetPeople(house);
      }
    },
  );
}
