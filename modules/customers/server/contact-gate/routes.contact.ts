import * as z from "zod";
import type { HttpApp } from "../../../../platform/http/index.ts";
import {
  contactRules,
  contactState,
  idParams,
  suppressionBody,
  suppressionList,
  suppressionQuery,
} from "../../contract.ts";
import { changeContactRules, contactRulesOf } from "./contact-rules.ts";
import { listSuppressions } from "./list-suppressions.ts";
import { showContactState } from "./show-contact-state.ts";
import { removeSuppression, restoreSuppression, suppressAddress } from "./suppressions.ts";

const read = { permission: "contact.read" };
const write = { permission: "contact.write" };
const tags = ["contact"];
const nothing = { 204: z.null() };

/** The rules of the gate, the addresses to which nothing goes out, and what the gate says of one customer. */
export function contactRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/contact-rules",
    { schema: { summary: "Show the rules of contact", response: { 200: contactRules }, tags }, config: read },
    (request) => request.ask(contactRulesOf),
  );
  app.put(
    "/api/v1/contact-rules",
    {
      schema: { summary: "Set the rules of contact", body: contactRules, response: { 200: contactRules }, tags },
      config: write,
    },
    (request) => request.command((ctx) => changeContactRules(ctx, request.body)),
  );
  app.get(
    "/api/v1/customers/:id/contact",
    {
      schema: {
        summary: "Show where and for what a customer may be contacted",
        params: idParams,
        response: { 200: contactState },
        tags,
      },
      config: read,
    },
    (request) => request.ask((ctx) => showContactState(ctx, request.params.id)),
  );
  app.get(
    "/api/v1/suppressions",
    {
      schema: {
        summary: "List addresses to which nothing goes out",
        querystring: suppressionQuery,
        response: { 200: suppressionList },
        tags,
      },
      config: read,
    },
    (request) => request.ask((ctx) => listSuppressions(ctx, request.query)),
  );
  app.post(
    "/api/v1/suppressions",
    {
      schema: {
        summary: "Let nothing go out to an address",
        body: suppressionBody,
        response: { 200: z.object({ id: z.number() }) },
        tags,
      },
      config: write,
    },
    (request) => request.command(async (ctx) => ({ id: (await suppressAddress(ctx, request.body)).id })),
  );
  app.delete(
    "/api/v1/suppressions/:id",
    { schema: { summary: "Take a suppression off", params: idParams, response: nothing, tags }, config: write },
    async (request, reply) => {
      await request.command((ctx) => removeSuppression(ctx, request.params.id));
      return reply.code(204).send(null);
    },
  );
  app.post(
    "/api/v1/suppressions/:id/restore",
    { schema: { summary: "Bring a suppression back", params: idParams, response: nothing, tags }, config: write },
    async (request, reply) => {
      await request.command((ctx) => restoreSuppression(ctx, request.params.id));
      return reply.code(204).send(null);
    },
  );
}
