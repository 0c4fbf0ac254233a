import * as z from "zod";
import type { BrandWork } from "../../../platform/db/index.ts";
import type { House } from "../../../platform/house/module.ts";
import type { HttpApp } from "../../../platform/http/index.ts";
import { homeAnswer, metricAnswer, metricList, metricRows, overviewAnswer, supportAnswer } from "../contract.ts";
import { askMetrics } from "./ask-metrics.ts";
import { healthLines } from "./health.ts";
import { listMetrics } from "./list-metrics.ts";
import { listRows } from "./list-rows.ts";
import { needsOf, nothingYet } from "./needs.ts";
import { overview } from "./overview.ts";
import { askedOf } from "./question.ts";
import { support } from "./support/support.ts";

const day = z.string().max(20).optional().describe("A day as YYYY-MM-DD or Jalali YYYY/MM/DD, included");
const period = z
  .string()
  .max(30)
  .optional()
  .describe("Instead of days: 30d, this-month, last-month, 12-months, this-year, last-year, all");
const name = z.object({ name: z.string().max(60) });
/** Beside these, each metric has its own options. `brand` may stand in the address of a download. */
const asking = z
  .object({
    from: day,
    to: day,
    period,
    calendar: z.string().max(20).optional().describe("jalali or gregorian; the brand's where it is left out"),
    by: z.string().max(100).optional().describe("Groupings, with commas"),
    brand: z.string().optional(),
  })
  .catchall(z.string().max(100));
const paging = asking.extend({
  after: z.string().max(20).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const pageQuery = z.object({ from: day, to: day, period, calendar: z.enum(["jalali", "gregorian"]).optional() });
const supportQuery = pageQuery.extend({
  channel: z.string().max(40).optional(),
  team: z.coerce.number().int().positive().optional(),
  agent: z.string().max(64).optional(),
  time: z.enum(["working", "calendar"]).optional().describe("In which time waits are told"),
});
const config = { permission: "insights.read" };
const tags = ["metrics"];

/** Parameters as `key.channel=phone` name the group whose rows are wanted. */
function groupKey(parameters: Record<string, unknown>): Record<string, string> {
  const named = Object.entries(parameters).filter(([name]) => name.startsWith("key."));
  return Object.fromEntries(named.map(([name, value]) => [name.slice(4), String(value)]));
}

function optionsOf(parameters: Record<string, unknown>): Record<string, string> {
  const { brand, after, limit, ...rest } = parameters;
  return Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith("key."))) as Record<
    string,
    string
  >;
}

/** The metrics, the rows behind them, and the pages made of them. */
export function insightsRoutes(app: HttpApp, house: House): void {
  const { database } = house;
  const on = (caller: { actor: BrandWork["actor"]; brandId: number }): BrandWork => ({ ...caller, now: house.clock() });

  app.get(
    "/api/v1/metrics",
    { schema: { summary: "List metrics", response: { 200: metricList }, tags }, config },
    async (request) => ({
      rows: listMetrics(request.language),
    }),
  );
  app.get(
    "/api/v1/metrics/:name",
    {
      schema: { summary: "Answer a metric", params: name, querystring: asking, response: { 200: metricAnswer }, tags },
      config,
    },
    async (request) => {
      const asked = askedOf(request.params.name, optionsOf(request.query));
      const { answers } = await askMetrics(database, on(request.caller!), request.language, [asked]);
      return answers[0]!;
    },
  );
  app.get(
    "/api/v1/metrics/:name/rows",
    {
      schema: {
        summary: "List the rows behind a metric",
        params: name,
        querystring: paging,
        response: { 200: metricRows },
        tags,
      },
      config: { permission: "customers.read" },
    },
    (request) => {
      const asked = askedOf(request.params.name, optionsOf(request.query));
      const { after, limit } = request.query;
      return request.ask((ctx) => listRows(ctx, asked, { key: groupKey(request.query), after, limit }));
    },
  );
  app.get(
    "/api/v1/insights/overview",
    {
      schema: {
        summary: "Show the first answers of a period",
        querystring: pageQuery,
        response: { 200: overviewAnswer },
        tags,
      },
      config,
    },
    (request) => overview(database, on(request.caller!), request.language, request.query),
  );
  app.get(
    "/api/v1/insights/support",
    {
      schema: {
        summary: "Show how customers are answered in a period",
        querystring: supportQuery,
        response: { 200: supportAnswer },
        tags,
      },
      config,
    },
    (request) => support(database, on(request.caller!), request.language, request.query),
  );
  app.get(
    "/api/v1/insights/home",
    { schema: { summary: "Show what the home page says", response: { 200: homeAnswer }, tags }, config },
    async (request) => ({
      ...(await request.ask(async (ctx) => ({ first_use: await nothingYet(ctx), needs: await needsOf(ctx) }))),
      health: await healthLines(database, on(request.caller!), request.language),
    }),
  );
}
