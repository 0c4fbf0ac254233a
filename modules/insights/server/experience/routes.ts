import * as z from "zod";
import type { BrandWork } from "../../../../platform/db/index.ts";
import { tableBytes } from "../../../../platform/files/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import {
  commentPage,
  comparisonAnswer,
  experienceAnswer,
  experienceCosts,
  scoreNames,
  vitalAnswer,
} from "../../contract/experience.ts";
import { askMetrics } from "../ask-metrics.ts";
import { askedOf } from "../question.ts";
import { answerTable } from "./answer-table.ts";
import { compareTwo, compareWithRest } from "./compare-groups.ts";
import { readCosts, saveCosts } from "./costs.ts";
import { experience } from "./experience.ts";
import { listComments } from "./list-comments.ts";
import { vitalSigns } from "./vital-signs.ts";

const text = z.string().max(200).optional();
const narrowing = {
  from: text,
  to: text,
  period: text,
  calendar: z.enum(["jalali", "gregorian"]).optional(),
  survey: text,
  channel: text,
  touchpoint: text,
  partner: text,
  product: text,
  agent: text,
  mode: text,
  segment: text,
  silent: z.enum(["yes", "no"]).optional(),
  months: text,
};
const twoGroups = {
  first: text.describe("With `second`: these two groups alone, by what stands in their keys"),
  second: text,
};
const pageQuery = z.object({
  ...narrowing,
  ...twoGroups,
  metric: z.enum(scoreNames).optional(),
  by: text,
  cross: text.describe("A second grouping, for a table of both"),
});
const comparing = z.object({ ...narrowing, ...twoGroups, by: z.string().max(100) });
const commenting = z.object({
  ...narrowing,
  sentiment: z.enum(["negative", "neutral", "positive"]).optional(),
  words: text,
  after: z.string().max(20).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
const downloading = z
  .object({ by: text, format: z.enum(["csv", "xlsx"]).default("xlsx"), brand: z.string().optional() })
  .catchall(z.string().max(200));
const score = z.object({ name: z.enum(scoreNames) });
const types = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
const config = { permission: "insights.read" };
const tags = ["metrics"];

/** The page of scores and what stands on it, and the page of health. */
export function experienceRoutes(app: HttpApp, { database, clock }: House): void {
  const on = (caller: { actor: BrandWork["actor"]; brandId: number }): BrandWork => ({ ...caller, now: clock() });

  app.get(
    "/api/v1/insights/experience",
    {
      schema: {
        summary: "Show what customers say in scores",
        querystring: pageQuery,
        response: { 200: experienceAnswer },
        tags,
      },
      config,
    },
    (request) => experience(database, on(request.caller!), request.language, request.query),
  );
  app.get(
    "/api/v1/metrics/:name/comparison",
    {
      schema: {
        summary: "Compare the groups of a score",
        params: score,
        querystring: comparing,
        response: { 200: comparisonAnswer },
        tags,
      },
      config,
    },
    async (request) => {
      const { first, second, ...asked } = request.query;
      const { name } = request.params;
      const { answers } = await askMetrics(database, on(request.caller!), request.language, [askedOf(name, asked)]);
      const { groups } = answers[0]!;
      const compared = first && second ? compareTwo(name, groups, first, second) : compareWithRest(name, groups);
      return { metric: name, compared };
    },
  );
  app.get(
    "/api/v1/metrics/:name/table",
    {
      schema: {
        summary: "Download a metric as a table",
        params: z.object({ name: z.string().max(60) }),
        querystring: downloading,
        tags,
      },
      config,
    },
    async (request, reply) => {
      const { format, brand: _brand, ...asked } = request.query;
      const { name } = request.params;
      const { answers } = await askMetrics(database, on(request.caller!), request.language, [
        askedOf(name, asked as Record<string, string>),
      ]);
      const { metric, from, to } = answers[0]!;
      return reply
        .type(types[format])
        .header("content-disposition", `attachment; filename="${metric}-${from}-${to}.${format}"`)
        .send(tableBytes(answerTable(answers[0]!, request.language), format));
    },
  );
  app.get(
    "/api/v1/insights/comments",
    {
      schema: {
        summary: "List what customers wrote beside scores",
        querystring: commenting,
        response: { 200: commentPage },
        tags,
      },
      config: { permission: "surveys.read" },
    },
    (request) => {
      const { sentiment, words, after, limit, ...asked } = request.query;
      return request.ask((ctx) => listComments(ctx, asked, { sentiment, words, after, limit }));
    },
  );
  app.get(
    "/api/v1/insights/vital-signs",
    { schema: { summary: "Show the health of customers' experience", response: { 200: vitalAnswer }, tags }, config },
    (request) => vitalSigns(database, on(request.caller!), request.language),
  );
  app.get(
    "/api/v1/insights/costs",
    {
      schema: {
        summary: "Read what winning customers costs",
        response: { 200: z.object({ costs: experienceCosts.nullable() }) },
        tags,
      },
      config,
    },
    (request) => request.ask(async (ctx) => ({ costs: await readCosts(ctx) })),
  );
  app.put(
    "/api/v1/insights/costs",
    {
      schema: { summary: "Say what winning customers costs", body: experienceCosts, tags },
      config: { permission: "insights.write" },
    },
    async (request, reply) => {
      await request.command((ctx) => saveCosts(ctx, request.body));
      return reply.code(204).send();
    },
  );
}
