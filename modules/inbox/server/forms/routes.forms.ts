import * as z from "zod";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { contactForm, contactFormBody, idParams } from "../../contract.ts";
import { changeForm, formById, listForms, makeForm, removeForm } from "./contact-forms.ts";
import { tryForm } from "./take-form.ts";

const manage = { permission: "inbox.manage" };
const tags = ["inbox settings"];

/** Setting up contact forms. */
export function formRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/contact-forms",
    {
      schema: {
        summary: "List contact forms",
        response: { 200: z.object({ rows: z.array(contactForm) }) },
        tags,
      },
      config: manage,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listForms(ctx) })),
  );
  app.post(
    "/api/v1/contact-forms",
    {
      schema: { summary: "Make a contact form", body: contactFormBody, response: { 200: contactForm }, tags },
      config: manage,
    },
    (request) => request.command((ctx) => makeForm(ctx, request.body)),
  );
  app.put(
    "/api/v1/contact-forms/:id",
    { schema: { summary: "Change a contact form", params: idParams, body: contactFormBody, tags }, config: manage },
    (request, reply) =>
      request.command((ctx) => changeForm(ctx, request.params.id, request.body)).then(() => reply.code(204).send()),
  );
  for (const [method, url, summary] of [
    ["DELETE", "/api/v1/contact-forms/:id", "Take a contact form away"],
    ["POST", "/api/v1/contact-forms/:id/restore", "Bring a contact form back"],
  ] as const) {
    app.route({
      method,
      url,
      schema: { summary, params: idParams, tags },
      config: manage,
      handler: (request, reply) =>
        request
          .command((ctx) => removeForm(ctx, request.params.id, method === "POST"))
          .then(() => reply.code(204).send()),
    });
  }
  app.post(
    "/api/v1/contact-forms/:id/trial",
    {
      schema: {
        summary: "Send something with a contact form to try it",
        params: idParams,
        body: z.object({ text: z.string().trim().min(1).max(1000) }),
        response: { 200: z.object({ conversation: z.number() }) },
        tags,
      },
      config: manage,
    },
    (request) =>
      request.command(async (ctx) => ({
        conversation: await tryForm(ctx, await formById(ctx, request.params.id), request.body.text),
      })),
  );
}
