import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import * as contract from "../contract.ts";
import { callsAtMine, listCalls } from "./calls/list-calls.ts";
import { makeCustomerOfCall } from "./calls/make-customer.ts";
import { onceFor } from "./in-brand.ts";
import { makeCall } from "./make-call.ts";

const tags = ["phone"];
const read = { permission: "calls.read" };
const make = { permission: "calls.make" };
const params = contract.idParams;

/** Calls: what rings at one's own telephones, the list, and calling a customer. */
export function callRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/calls",
    {
      schema: { summary: "List calls", querystring: contract.callQuery, response: { 200: contract.callList }, tags },
      config: read,
    },
    (request) => request.ask((ctx) => listCalls(ctx, request.query)),
  );
  app.get(
    "/api/v1/calls/mine",
    {
      schema: {
        summary: "Show what rings at one's own telephones",
        description: "Follow the topics `phone-extension:ID` of the extensions given to hear when it changes.",
        response: { 200: contract.ringing },
        tags,
      },
      config: read,
    },
    (request) => request.ask(callsAtMine),
  );
  app.post(
    "/api/v1/calls/:id/customer",
    {
      schema: {
        summary: "Make the customer of a call by its number",
        params,
        body: contract.personOfCall,
        response: { 200: contract.customerOfCall },
        tags,
      },
      config: make,
    },
    (request) => request.command((ctx) => makeCustomerOfCall(ctx, request.params.id, request.body.name || null)),
  );
  app.post(
    "/api/v1/customers/:id/calls",
    {
      schema: {
        summary: "Call a customer; one's own telephone rings first",
        params,
        body: contract.makeCallBody,
        response: { 200: contract.callMade },
        tags,
      },
      config: make,
    },
    (request) => makeCall(house, onceFor(house, request), request.params.id, request.body.identity),
  );
}
