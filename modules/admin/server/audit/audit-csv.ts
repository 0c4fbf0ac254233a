import Papa from "papaparse";
import { withBrand } from "../../../../platform/db/index.ts";
import type { House } from "../../../../platform/house/module.ts";
import type { Caller } from "../../../../platform/http/index.ts";
import type { AuditEntry } from "../../contract.ts";
import { type AuditFilter, listAudit } from "./list-audit.ts";

const pageSize = 1000;
const columns = ["at", "actor_kind", "actor_id", "actor_name", "action", "subject", "subject_id", "detail"];

/** The audit log as CSV (UTF-8 with a byte order mark, for spreadsheets), page by page, newest first. */
export async function* auditCsv(house: House, caller: Caller, filter: AuditFilter): AsyncGenerator<string> {
  yield `\uFEFF${columns.join(",")}\r\n`;
  let after: string | undefined;
  do {
    const on = { ...caller, now: house.clock(), readOnly: true };
    const page = await withBrand(house.database.app, on, (ctx) =>
      listAudit(ctx, { ...filter, after, limit: pageSize }),
    );
    if (page.rows.length > 0)
      yield `${Papa.unparse(page.rows.map(cells), { escapeFormulae: true, newline: "\r\n" })}\r\n`;
    after = page.next ?? undefined;
  } while (after);
}

function cells(entry: AuditEntry): (string | null)[] {
  const { at, actorKind, actorId, actorName, action, subject, subjectId, detail } = entry;
  return [at, actorKind, actorId, actorName, action, subject, subjectId, JSON.stringify(detail)];
}
