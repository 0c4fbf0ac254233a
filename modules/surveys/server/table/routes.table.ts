import { tableBytes } from "../../../../platform/files/index.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import { recordAudit } from "../../../admin/index.ts";
import { answersPage, answersQuery, responseExportQuery, surveyParams } from "../../contract.ts";
import { answersOf, responseTable } from "./response-table.ts";

const tags = ["surveys"];
const types = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** All responses of a survey: as a file for people, page by page for programs. */
export function tableRoutes(app: HttpApp): void {
  const params = surveyParams;
  app.get(
    "/api/v1/surveys/:key/responses/export",
    {
      schema: { summary: "Download responses as CSV or XLSX", params, querystring: responseExportQuery, tags },
      config: { permission: "surveys.export" },
    },
    async (request, reply) => {
      const { key } = request.params;
      const { format, ...filter } = request.query;
      const table = await responseTable((work) => request.ask(work), key, filter, request.language);
      await request.command((ctx) =>
        recordAudit(ctx, { action: "surveys.responses_exported", subject: "survey", detail: { survey: key, format } }),
      );
      const name = `${key}-responses.${format}`;
      return reply
        .type(types[format])
        .header("content-disposition", `attachment; filename="${name}"`)
        .send(tableBytes(table, format));
    },
  );
  app.get(
    "/api/v1/surveys/:key/responses",
    {
      schema: {
        summary: "Read the responses of a survey with their answers, newest first",
        params,
        querystring: answersQuery,
        response: { 200: answersPage },
        tags,
      },
      config: { permission: "surveys.read" },
    },
    (request) => request.ask((ctx) => answersOf(ctx, request.params.key, request.query)),
  );
}
