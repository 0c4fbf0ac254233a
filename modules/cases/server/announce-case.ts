import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { announce } from "../../../platform/events/index.ts";
import { type CaseEventKind, type CaseSource, type CaseState, severities } from "../contract.ts";
import { announcedOfCase } from "../events.ts";

type Row = {
  number: number;
  customer_id: number;
  conversation_id: number | null;
  source: CaseSource;
  severity: number;
  state: CaseState;
  assignee_id: string | null;
  team_id: number | null;
};

/** Announces what happened to a case, as it stands now, where programs outside are told of that. */
export async function announceCase(ctx: Context, caseId: number, kind: CaseEventKind): Promise<void> {
  const events = announcedOfCase[kind];
  if (!events) return;
  const { rows } =
    await sql<Row>`select c.number, m.customer_id, c.conversation_id, c.source, c.severity, c.state, c.assignee_id, c.team_id
    from customer_case c join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where c.brand_id = ${ctx.brandId} and c.id = ${caseId}`.execute(ctx.db);
  const row = rows[0];
  if (!row) return;
  const told = {
    ...{ caseId, number: row.number, customerId: row.customer_id, conversationId: row.conversation_id },
    ...{ source: row.source, severity: severities[row.severity]!, state: row.state },
    ...{ assigneeId: row.assignee_id, teamId: row.team_id },
  };
  for (const event of events) await announce(ctx, event, told);
}
