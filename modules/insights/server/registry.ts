import type * as z from "zod";
import type { Context } from "../../../platform/db/index.ts";
import type { Calendar, Language } from "../../../platform/i18n/index.ts";
import type { Brand } from "../../admin/index.ts";
import type { MetricGroup, MetricRow, MetricUnit } from "../contract.ts";
import type { Period } from "./period.ts";

/** What a metric needs to know of the brand. */
export type BrandSettings = Pick<Brand, "timeZone" | "calendar" | "currency">;

/** A question with everything decided: days, groupings, options, and what day it is for the brand. */
export type Question<Options = Record<string, unknown>> = Period & {
  today: string;
  /** Whose months are meant: the calendar asked for, else the brand's. */
  calendar: Calendar;
  by: readonly string[];
  options: Options;
  brand: BrandSettings;
};

/** Which rows are asked for: those behind the group with this key, after this id. */
export type RowsWanted = { key: Readonly<Record<string, string>>; after: number; limit: number };

/** A metric as a module offers it. */
export type Metric<Options extends z.ZodObject = z.ZodObject> = {
  /** As in addresses and on the command line: `repeat-rate`. */
  name: string;
  unit: MetricUnit;
  /** `definition` is a sentence a shop owner understands, and says what is divided by what. */
  words: Record<Language, { title: string; definition: string }>;
  /** What it can be grouped by; several may be asked for at once. */
  by: readonly string[];
  /** Options as they come from an address: texts. Strict, so that a misspelt one is refused. */
  options: Options;
  /** Which facts its whole period spans; `now` for a metric of the present, whatever the period. */
  spans: "orders" | "interactions" | "conversations" | "answers" | "now";
  /**
   * What its answers depend on, where that is not all that changes in the brand: answers to surveys, which come often and are told apart
   * by themselves; or invitations, told apart by the minute.
   */
  reads?: "answers" | "invitations";
  compute(ctx: Context, question: Question<z.infer<Options>>): Promise<MetricGroup[]>;
  /** The rows behind a group in the order of their ids, at most `limit`. */
  rows?(ctx: Context, question: Question<z.infer<Options>>, wanted: RowsWanted): Promise<MetricRow[]>;
};

const metrics = new Map<string, Metric>();

/** Adds a metric to the house: it then answers over HTTP, on the command line and on pages. Names are unique. */
export function registerMetric<Options extends z.ZodObject>(metric: Metric<Options>): void {
  if (metrics.has(metric.name)) throw new Error(`metric ${metric.name} is there already`);
  metrics.set(metric.name, metric as unknown as Metric);
}

/** A metric by its name. */
export function findMetric(name: string): Metric | undefined {
  return metrics.get(name);
}

/** All metrics, in the order they were registered. */
export function allMetrics(): Metric[] {
  return [...metrics.values()];
}
