import { type RawBuilder, sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import type { Cell, Rows } from "../../../../platform/files/index.ts";
import { customerTable } from "../../../customers/index.ts";
import type { ExportTable } from "../../contract/exports.ts";

type Ask = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;
/** What came or changed from `since` on, before `until`; everything where `since` is null. */
export type Window = { since: Date | null; until: Date };
/** Rows under the names of their columns for programs, read in steps while they are written: each step is a transaction of its own. */
export type RowsToSend = { fields: readonly string[]; rows: Rows };

const stride = 2000;

type Source = {
  /** Names of columns, in their order, `id` first. */
  columns: readonly string[];
  from: RawBuilder<unknown>;
  /** What the window lets through; more than one where each has an index or a partition of its own, and nothing is in two. */
  within(since: Date, until: Date): readonly RawBuilder<unknown>[];
};

const brand = (ctx: Context) => sql`t.brand_id = ${ctx.brandId}`;
const map = sql`left join identity_map m on m.brand_id = t.brand_id and m.identity_id = t.identity_id`;

const sources: Record<Exclude<ExportTable, "customers">, Source> = {
  orders: {
    columns: [
      ...["id", "external_id", "customer_id", "partner_id", "status", "currency", "total"],
      ...["ordered_at", "created_at", "updated_at"],
    ],
    from: sql`order_change_view t ${map}`,
    within: (since, until) => [sql`t.updated_at >= ${since} and t.updated_at < ${until}`],
  },
  conversations: {
    columns: [
      ...["id", "customer_id", "channel", "status", "priority", "labels", "team_id", "assignee_id", "opened_at"],
      ...["first_reply_at", "last_message_at", "resolved_at", "resolved_by", "reopened", "spam_at", "merged_into"],
    ],
    from: sql`conversation_view t ${map}`,
    within: (since, until) => [
      sql`((t.opened_at >= ${since} and t.opened_at < ${until}) or (t.last_message_at >= ${since} and t.last_message_at < ${until})
        or (t.resolved_at >= ${since} and t.resolved_at < ${until}))`,
    ],
  },
  responses: {
    columns: [
      ...[
        "id",
        "survey_id",
        "survey_name",
        "version",
        "customer_id",
        "conversation_id",
        "mode",
        "channel",
        "touchpoint",
      ],
      ...["partner_id", "product_id", "agent", "language", "nps", "csat", "ces", "expectation", "comment"],
      ...["started_at", "answered_at", "updated_at"],
    ],
    from: sql`survey_response_view t join survey_response_change_view m on m.brand_id = t.brand_id and m.id = t.id`,
    within: (since, until) => [sql`m.updated_at >= ${since} and m.updated_at < ${until}`],
  },
  interactions: {
    columns: [
      ...["id", "customer_id", "kind", "channel", "touchpoint", "direction", "subject", "subject_id", "partner_id"],
      ...["user_id", "feeling", "occurred_at", "recorded_at", "withdrawn_at"],
    ],
    from: sql`interaction_fact_view t ${map}`,
    within: (since, until) => [
      sql`t.recorded_at >= ${since} and t.recorded_at < ${until}`,
      sql`t.recorded_at < ${since} and t.withdrawn_at >= ${since} and t.withdrawn_at < ${until}`,
    ],
  },
};
/** Columns that do not stand in the view itself. */
const elsewhere: Record<string, readonly string[]> = {
  orders: ["customer_id"],
  conversations: ["customer_id"],
  responses: ["version", "started_at", "updated_at"],
  interactions: ["customer_id"],
};

/** The rows of a table within a window, as they are at the moment each step is read. */
export async function rowsToSend(ask: Ask, table: ExportTable, window: Window): Promise<RowsToSend> {
  const { since, until } = window;
  if (table === "customers") {
    const changed = since ? { since, until } : undefined;
    return customerTable(ask, {}, "en", { withIds: true, changed });
  }
  return { fields: sources[table].columns, rows: rowsOf(ask, table, window) };
}

async function* rowsOf(
  ask: Ask,
  table: Exclude<ExportTable, "customers">,
  { since, until }: Window,
): AsyncGenerator<Cell[]> {
  const { columns, from, within } = sources[table];
  const listed = sql.join(
    columns.map((name) => (elsewhere[table]!.includes(name) ? sql.ref(`m.${name}`) : sql.ref(`t.${name}`))),
  );
  for (const part of since ? within(since, until) : [sql`true`]) {
    for (let after = 0; ; ) {
      const page = await ask(async (ctx) => {
        const { rows } = await sql<Record<string, unknown> & { id: number }>`select ${listed} from ${from}
          where ${brand(ctx)} and ${part} and t.id > ${after} order by t.id limit ${stride}`.execute(ctx.db);
        return rows;
      });
      for (const row of page) yield columns.map((name) => cellOf(row[name]));
      if (page.length < stride) break;
      after = page.at(-1)!.id;
    }
  }
}

/** Times in UTC, lists with a bar between. */
function cellOf(value: unknown): Cell {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.join("|");
  return value as Cell;
}
