import { type RawBuilder, sql } from "kysely";

/** By what answers are told apart, and where it stands on a fact. */
const columns = {
  channel: "channel",
  touchpoint: "touchpoint",
  partner: "partner_id",
  product: "product_id",
  agent: "agent",
  mode: "mode",
} as const;
export type Dimension = keyof typeof columns;
export const dimensions = Object.keys(columns) as Dimension[];

/** SQL: what a fact `f` says of a dimension, as text; '' where it says nothing. */
export function dimensionOf(name: Dimension): RawBuilder<string> {
  return sql`coalesce(f.${sql.ref(columns[name])}::text, '')`;
}

/** Beside days, score questions are added up over blocks of this many days, so that a year is some twenty rows and not 365. */
export const blockDays = 32;

/** SQL: the first day of the block in which a day lies. */
export function blockOf(day: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(date '1970-01-01' + ((${day} - date '1970-01-01') / ${sql.lit(blockDays)}) * ${sql.lit(blockDays)})`;
}

/** SQL: the name under which a dimension's blocks are kept. */
export const blocksOf = (dimension: string) => `${dimension}/${blockDays}`;
