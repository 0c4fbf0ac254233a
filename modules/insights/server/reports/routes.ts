import * as z from "zod";
import type { BrandWork } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { findChromium } from "../../../../platform/print/index.ts";
import { reportList, reportRule, watchRule } from "../../contract/reports.ts";
import { keepReport, keepWatch, listAlerts, listReports, listWatches, removeKept } from "./report-rows.ts";
import { makeReport } from "./send-reports.ts";

const params = z.object({ id: z.coerce.number().int().positive() });
const made = z.object({ id: z.number() });
const read = { permission: "insights.read" };
const write = { permission: "insights.write" };
const tags = ["metrics"];
const types = {
  pdf: "application/pdf",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Reports that are sent by themselves and scores that are watched. */
export function reportRoutes(app: HttpApp, house: House): void {
  const { config } = house;
  app.get(
    "/api/v1/insights/reports",
    {
      schema: { summary: "List reports, watched scores and alerts", response: { 200: reportList }, tags },
      config: read,
    },
    (request) =>
      request.ask(async (ctx) => ({
        reports: await listReports(ctx),
        watches: await listWatches(ctx),
        alerts: await listAlerts(ctx),
        can_mail: config.smtpUrl !== undefined,
        can_print: findChromium(config.chromium) !== undefined,
      })),
  );
  app.get(
    "/api/v1/insights/reports/:id/file",
    { schema: { summary: "Make a report at once and download it", params, tags }, config: write },
    async (request, reply) => {
      const on: BrandWork = { ...request.caller!, now: house.clock() };
      const { file } = await makeReport(house, on, request.params.id);
      return reply
        .type(types[file.format])
        .header("content-disposition", `attachment; filename="${file.filename}"`)
        .send(file.content);
    },
  );
  app.post(
    "/api/v1/insights/reports",
    { schema: { summary: "Have a report sent", body: reportRule, response: { 200: made }, tags }, config: write },
    (request) => request.command(async (ctx) => ({ id: await keepReport(ctx, request.body) })),
  );
  app.put(
    "/api/v1/insights/reports/:id",
    { schema: { summary: "Change a report", params, body: reportRule, response: { 200: made }, tags }, config: write },
    (request) => request.command(async (ctx) => ({ id: await keepReport(ctx, request.body, request.params.id) })),
  );
  app.post(
    "/api/v1/insights/watches",
    { schema: { summary: "Have a score watched", body: watchRule, response: { 200: made }, tags }, config: write },
    (request) => request.command(async (ctx) => ({ id: await keepWatch(ctx, request.body) })),
  );
  app.put(
    "/api/v1/insights/watches/:id",
    {
      schema: { summary: "Change what is watched", params, body: watchRule, response: { 200: made }, tags },
      config: write,
    },
    (request) => request.command(async (ctx) => ({ id: await keepWatch(ctx, request.body, request.params.id) })),
  );
  removing(app);
}

function removing(app: HttpApp): void {
  for (const [kind, path, what] of [
    ["report", "reports", "a report"],
    ["watch", "watches", "a watched score"],
  ] as const) {
    app.delete(
      `/api/v1/insights/${path}/:id`,
      { schema: { summary: `Take ${what} away`, params, tags }, config: write },
      (request, reply) =>
        request.command((ctx) => removeKept(ctx, kind, request.params.id)).then(() => reply.code(204).send()),
    );
    app.post(
      `/api/v1/insights/${path}/:id/restore`,
      { schema: { summary: `Bring ${what} back`, params, tags }, config: write },
      (request, reply) =>
        request.command((ctx) => removeKept(ctx, kind, request.params.id, false)).then(() => reply.code(204).send()),
    );
  }
}
