import type { RawBuilder } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

/** Columns of customer_facts that modules fill; times are instants, `revenue` is minor units of the brand's currency, net of refunds. */
export type FactColumn =
  | "interactions"
  | "contacts"
  | "first_contact_at"
  | "last_contact_at"
  | "last_seen_at"
  | "last_channel"
  | "orders"
  | "revenue"
  | "first_order_at"
  | "last_order_at";

/** What one module knows of customers. */
export type FactSource = {
  name: string;
  columns: readonly FactColumn[];
  /** SQL of a query that gives `customer_id` and the columns for these customers; whom it leaves out has none of it. */
  select(ctx: Context, customerIds: readonly number[]): RawBuilder<unknown>;
};
export type FoldHook = (ctx: Context, customerIds: readonly number[]) => Promise<void>;

const sources = new Map<string, FactSource>();
const hooks = new Map<string, FoldHook>();

/** Lets a module say what it knows of customers; the fold asks it for those who changed. The same name again replaces it. */
export function registerFacts(source: FactSource): void {
  sources.set(source.name, source);
}

/** Calls back inside the fold's transaction, after the facts of these customers (at most 5,000) were written. */
export function onFolded(name: string, hook: FoldHook): void {
  hooks.set(name, hook);
}

export function factSources(): FactSource[] {
  return [...sources.values()];
}

export function foldHooks(): FoldHook[] {
  return [...hooks.values()];
}
