import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { recordChanges } from "../../../platform/realtime/index.ts";
import { visibleTo } from "../../inbox/index.ts";
import type { CaseSource, CaseState } from "../contract.ts";

/** The topic under which changed cases stand in the change feed. */
export const caseTopic = "case";

/** A case as it stands. */
export type Case = {
  id: number;
  number: number;
  identity_id: number;
  customer_id: number;
  conversation_id: number | null;
  subject: string | null;
  title: string;
  wrong: string;
  source: CaseSource;
  rule_key: string | null;
  severity: number;
  state: CaseState;
  assignee_id: string | null;
  team_id: number | null;
  touchpoint: string | null;
  product_id: number | null;
  opened_at: Date;
  opened_by: string;
  due_at: Date | null;
  escalate_at: Date | null;
  escalated_at: Date | null;
  contacted_at: Date | null;
  contact_ms: number | null;
  snoozed_until: Date | null;
  asked_at: Date | null;
  first_asked_at: Date | null;
  closed_at: Date | null;
  confirmed_at: Date | null;
  reopened: number;
  root_cause: string | null;
  outcome: string;
  cost: number | null;
  cost_currency: string | null;
};

export const caseColumns = sql`c.id, c.number, c.identity_id, m.customer_id, c.conversation_id, c.subject, c.title, c.wrong, c.source, c.rule_key,
  c.severity, c.state, c.assignee_id, c.team_id, c.touchpoint, c.product_id, c.opened_at, c.opened_by, c.due_at, c.escalate_at, c.escalated_at,
  c.contacted_at, c.contact_ms, c.snoozed_until, c.asked_at, c.first_asked_at, c.closed_at, c.confirmed_at, c.reopened, c.root_cause, c.outcome, c.cost,
  c.cost_currency`;

/** Reads a case that the actor may see: what belongs to a restricted team is for its members and managers. Refuses `not_found`. */
export async function findCase(ctx: Context, id: number): Promise<Case> {
  return oneCase(ctx, id, false);
}

/** The same, locked until the transaction ends. */
export async function holdCase(ctx: Context, id: number): Promise<Case> {
  return oneCase(ctx, id, true);
}

async function oneCase(ctx: Context, id: number, lock: boolean): Promise<Case> {
  const { rows } = await sql<Case>`select ${caseColumns} from customer_case c
    join identity_map m on m.brand_id = c.brand_id and m.identity_id = c.identity_id
    where c.brand_id = ${ctx.brandId} and c.id = ${id} and ${visibleTo(ctx)} ${lock ? sql`for update of c` : sql``}`.execute(
    ctx.db,
  );
  if (!rows[0]) throw new Refusal("not_found", "case");
  return rows[0];
}

type Change = Partial<Omit<Case, "id" | "number" | "identity_id" | "customer_id" | "opened_at" | "opened_by">>;

/** Writes changes of a held case and tells the change feed. The held one is brought up to date. */
export async function saveCase(ctx: Context, held: Case, change: Change): Promise<void> {
  const sets = Object.entries(change).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
  await sql`update customer_case set ${sql.join([...sets, sql`changed_at = ${ctx.now}`])}
    where brand_id = ${ctx.brandId} and id = ${held.id}`.execute(ctx.db);
  Object.assign(held, change);
  await recordChanges(ctx, caseTopic, [held.id]);
}
