import * as z from "zod";
import type { HttpApp } from "../../../platform/http/index.ts";
import {
  consentBody,
  consents,
  dateBody,
  identityBody,
  idParams,
  noteBody,
  noteList,
  postalAddressBody,
} from "../contract.ts";
import { addIdentity, separateIdentity } from "./profile/change-identities.ts";
import { listConsents, recordConsent } from "./profile/consents.ts";
import { addDate, removeDate } from "./profile/dates.ts";
import { editNote, listNotes, removeNote, restoreNote, writeNote } from "./profile/notes.ts";
import { removePostalAddress, savePostalAddress } from "./profile/postal-address.ts";

const read = { permission: "customers.read" };
const write = { permission: "customers.write" };
const tags = ["customers"];
const part = z.object({ id: z.coerce.number().int().positive(), part: z.coerce.number().int().positive() });
const made = z.object({ id: z.number() });
const nothing = { 204: z.null() };

/** What belongs to one customer: identifiers, notes, dates, consent. */
export function profileRoutes(app: HttpApp): void {
  app.post(
    "/api/v1/customers/:id/identities",
    {
      schema: {
        summary: "Add an identity to a customer",
        params: idParams,
        body: identityBody,
        response: nothing,
        tags,
      },
      config: write,
    },
    async (request, reply) => {
      await request.command((ctx) => addIdentity(ctx, request.params.id, request.body));
      return reply.code(204).send(null);
    },
  );
  app.post(
    "/api/v1/customers/:id/identities/:part/separate",
    {
      schema: {
        summary: "Separate an identity into a customer of its own",
        params: part,
        response: { 200: made },
        tags,
      },
      config: { permission: "customers.merge" },
    },
    (request) =>
      request.command(async (ctx) => ({ id: await separateIdentity(ctx, request.params.id, request.params.part) })),
  );
  noteRoutes(app);
  app.post(
    "/api/v1/customers/:id/dates",
    {
      schema: { summary: "Add a date to a customer", params: idParams, body: dateBody, response: { 200: made }, tags },
      config: write,
    },
    (request) => request.command(async (ctx) => ({ id: await addDate(ctx, request.params.id, request.body) })),
  );
  app.put(
    "/api/v1/customers/:id/address",
    {
      schema: {
        summary: "Set where letters reach a customer",
        params: idParams,
        body: postalAddressBody,
        response: nothing,
        tags,
      },
      config: write,
    },
    async (request, reply) => {
      await request.command((ctx) => savePostalAddress(ctx, request.params.id, request.body));
      return reply.code(204).send(null);
    },
  );
  app.delete(
    "/api/v1/customers/:id/address",
    {
      schema: { summary: "Remove a customer's postal address", params: idParams, response: nothing, tags },
      config: write,
    },
    async (request, reply) => {
      await request.command((ctx) => removePostalAddress(ctx, request.params.id));
      return reply.code(204).send(null);
    },
  );
  app.delete(
    "/api/v1/customers/:id/dates/:part",
    { schema: { summary: "Remove a date of a customer", params: part, response: nothing, tags }, config: write },
    async (request, reply) => {
      await request.command((ctx) => removeDate(ctx, request.params.id, request.params.part));
      return reply.code(204).send(null);
    },
  );
  app.get(
    "/api/v1/customers/:id/consents",
    {
      schema: { summary: "List a customer's consents", params: idParams, response: { 200: consents }, tags },
      config: read,
    },
    (request) => request.ask((ctx) => listConsents(ctx, request.params.id)),
  );
  app.post(
    "/api/v1/customers/:id/consents",
    {
      schema: {
        summary: "Record a customer's consent",
        params: idParams,
        body: consentBody,
        response: { 200: consents },
        tags,
      },
      config: write,
    },
    (request) =>
      request.command(async (ctx) => {
        await recordConsent(ctx, request.params.id, request.body);
        return listConsents(ctx, request.params.id);
      }),
  );
}

function noteRoutes(app: HttpApp): void {
  app.get(
    "/api/v1/customers/:id/notes",
    {
      schema: { summary: "List notes about a customer", params: idParams, response: { 200: noteList }, tags },
      config: read,
    },
    (request) => request.ask(async (ctx) => ({ rows: await listNotes(ctx, request.params.id) })),
  );
  app.post(
    "/api/v1/customers/:id/notes",
    {
      schema: {
        summary: "Write a note about a customer",
        params: idParams,
        body: noteBody,
        response: { 200: made },
        tags,
      },
      config: write,
    },
    (request) => request.command(async (ctx) => ({ id: await writeNote(ctx, request.params.id, request.body.body) })),
  );
  app.patch(
    "/api/v1/customers/:id/notes/:part",
    { schema: { summary: "Edit a note", params: part, body: noteBody, response: nothing, tags }, config: write },
    async (request, reply) => {
      await request.command((ctx) => editNote(ctx, request.params.id, request.params.part, request.body.body));
      return reply.code(204).send(null);
    },
  );
  app.delete(
    "/api/v1/customers/:id/notes/:part",
    { schema: { summary: "Remove a note", params: part, response: nothing, tags }, config: write },
    async (request, reply) => {
      await request.command((ctx) => removeNote(ctx, request.params.id, request.params.part));
      return reply.code(204).send(null);
    },
  );
  app.post(
    "/api/v1/customers/:id/notes/:part/restore",
    { schema: { summary: "Restore a removed note", params: part, response: nothing, tags }, config: write },
    async (request, reply) => {
      await request.command((ctx) => restoreNote(ctx, request.params.id, request.params.part));
      return reply.code(204).send(null);
    },
  );
}
