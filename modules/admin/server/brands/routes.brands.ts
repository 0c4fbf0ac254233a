import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import * as contract from "../../contract.ts";
import { personAsking } from "../sign-in/person-of.ts";
import { addOfficialHolidays } from "./add-official-holidays.ts";
import { changeSettings } from "./change-settings.ts";
import { createBrand } from "./create-brand.ts";
import { brandSettings } from "./directory.ts";
import { listHolidays, removeHoliday, saveHoliday } from "./holidays.ts";

const tags = ["admin"];
const reads = { config: { permission: "brand.read" } } as const;
const writes = { config: { permission: "brand.write" } } as const;

/** Brands, their settings and their holidays. */
export function brandRoutes(app: HttpApp, house: House): void {
  app.post(
    "/api/v1/brands",
    {
      schema: { summary: "Make a brand", tags, body: contract.newBrand, response: { 201: contract.brandMade } },
      config: { open: "signed-in" },
    },
    async (request, reply) => {
      const { user } = await personAsking(house, request);
      const actor = { kind: "user", id: user.id, name: user.name, role: "owner", permissions: [] } as const;
      const made = { ...request.body, owner: user.id, actor, now: house.clock() };
      const { slug, name } = await createBrand(house.database.app, made);
      return reply.code(201).send({ slug, name });
    },
  );

  app.get(
    "/api/v1/brand",
    { schema: { summary: "Show the brand's settings", tags, response: { 200: contract.brandSettings } }, ...reads },
    (request) => request.ask(brandSettings),
  );
  app.patch(
    "/api/v1/brand",
    {
      schema: {
        summary: "Change the brand's settings",
        tags,
        body: contract.brandChange,
        response: { 200: contract.brandSettings },
      },
      ...writes,
    },
    (request) => request.command((ctx) => changeSettings(ctx, request.body)),
  );

  app.get(
    "/api/v1/holidays",
    {
      schema: {
        summary: "List holidays",
        tags,
        querystring: contract.holidayQuery,
        response: { 200: contract.holidayList },
      },
      ...reads,
    },
    async (request) => ({ rows: await request.ask((ctx) => listHolidays(ctx, request.query)) }),
  );
  app.put(
    "/api/v1/holidays/:day",
    { schema: { summary: "Save a holiday", tags, params: contract.dayParams, body: contract.holidayText }, ...writes },
    async (request, reply) => {
      await request.command((ctx) => saveHoliday(ctx, { ...request.params, ...request.body }));
      return reply.code(204).send();
    },
  );
  app.delete(
    "/api/v1/holidays/:day",
    { schema: { summary: "Remove a holiday", tags, params: contract.dayParams }, ...writes },
    async (request, reply) => {
      await request.command((ctx) => removeHoliday(ctx, request.params.day));
      return reply.code(204).send();
    },
  );
  app.post(
    "/api/v1/holidays/official",
    {
      schema: {
        summary: "Add the official holidays of a Jalali year",
        tags,
        body: contract.officialYear,
        response: { 200: contract.officialAdded },
      },
      ...writes,
    },
    (request) => request.command((ctx) => addOfficialHolidays(ctx, request.body.jalaliYear)),
  );
}
