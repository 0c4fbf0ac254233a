import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { sendMail } from "../../../../platform/mail/index.ts";
import * as contract from "../../contract.ts";
import { brandSettings } from "../brands/directory.ts";
import { lettersIn } from "../letters.ts";
import { onceShown } from "../once-shown.ts";
import { changeRole } from "./change-role.ts";
import { inviteMember, listInvitations, revokeInvitation } from "./invitations.ts";
import { listMembers } from "./members.ts";
import { removeMember } from "./remove-member.ts";

const tags = ["admin"];
const reads = { config: { permission: "members.read" } } as const;
const writes = { config: { permission: "members.write" } } as const;

/** The people of a brand and those invited to it. */
export function peopleRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/members",
    { schema: { summary: "List members", tags, response: { 200: contract.memberList } }, ...reads },
    async (request) => ({
      rows: await request.ask(listMembers),
    }),
  );
  app.patch(
    "/api/v1/members/:userId",
    {
      schema: { summary: "Change a member's role", tags, params: contract.userParams, body: contract.roleChange },
      ...writes,
    },
    async (request, reply) => {
      await request.command((ctx) => changeRole(ctx, request.params.userId, request.body.role));
      return reply.code(204).send();
    },
  );
  app.delete(
    "/api/v1/members/:userId",
    { schema: { summary: "Remove a member", tags, params: contract.userParams }, ...writes },
    async (request, reply) => {
      await request.command((ctx) => removeMember(ctx, request.params.userId));
      return reply.code(204).send();
    },
  );

  app.get(
    "/api/v1/invitations",
    { schema: { summary: "List invitations", tags, response: { 200: contract.invitationList } }, ...writes },
    async (request) => ({ rows: await request.ask(listInvitations) }),
  );
  app.post(
    "/api/v1/invitations",
    {
      schema: {
        summary: "Invite somebody",
        tags,
        body: contract.newInvitation,
        response: { 201: contract.invitationMade },
      },
      ...writes,
    },
    async (request, reply) => {
      const { invited, brand } = await onceShown(house, request, async (ctx) => ({
        invited: await inviteMember(ctx, request.body),
        brand: await brandSettings(ctx),
      }));
      const link = `${house.config.publicUrl}/invitation/${invited.token}`;
      const { subject, text } = lettersIn(brand.language).invitation;
      const letter = {
        to: request.body.email,
        subject: subject(brand.name),
        text: text(brand.name, invited.invitedBy, link),
      };
      // The link is shown in any case: a mail that does not go out must not stop an invitation.
      const mailed = await sendMail(house.config, letter).catch((error) => {
        request.log.warn({ err: error }, "invitation mail failed");
        return false;
      });
      return reply.code(201).send({ id: invited.id, link, mailed });
    },
  );
  app.delete(
    "/api/v1/invitations/:id",
    { schema: { summary: "Revoke an invitation", tags, params: contract.idParams }, ...writes },
    async (request, reply) => {
      await request.command((ctx) => revokeInvitation(ctx, request.params.id));
      return reply.code(204).send();
    },
  );
}
