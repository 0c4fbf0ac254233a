import { Readable } from "node:stream";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { HttpApp } from "../../../../platform/http/index.ts";
import * as contract from "../../contract.ts";
import { auditCsv } from "./audit-csv.ts";
import { listAudit } from "./list-audit.ts";

const tags = ["admin"];
const reads = { config: { permission: "audit.read" } } as const;

/** Who changed what: a page of it, or all of it as a file. */
export function auditRoutes(app: HttpApp, house: House): void {
  app.get(
    "/api/v1/audit",
    {
      schema: {
        summary: "List who changed what",
        tags,
        querystring: contract.auditQuery,
        response: { 200: contract.auditList },
      },
      ...reads,
    },
    (request) => request.ask((ctx) => listAudit(ctx, request.query)),
  );
  app.get(
    "/api/v1/audit.csv",
    { schema: { summary: "Download the audit log as CSV", tags, querystring: contract.auditFilter }, ...reads },
    async (request, reply) => {
      if (!request.caller) throw new Refusal("not_signed_in");
      // A filter that cannot be asked is refused now: once the file has begun the connection could only be cut.
      await request.ask((ctx) => listAudit(ctx, { ...request.query, limit: 1 }));
      return reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="audit.csv"')
        .send(Readable.from(auditCsv(house, request.caller, request.query)));
    },
  );
}
