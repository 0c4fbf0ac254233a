import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import { brandSettings } from "../../admin/index.ts";
import type { MetricRow } from "../contract.ts";
import { nameRows } from "./name-rows.ts";
import { type Asked, resolveQuestion } from "./question.ts";

type Page = { key: Record<string, string>; after: string | undefined; limit: number };

/**
 * The customers or orders behind one group of an answer, in the order of their ids, or answers of surveys, the newest first; a page at a time. Refuses `metric_without_rows`
 * and whatever the question refuses.
 */
export async function listRows(
  ctx: Context,
  asked: Asked,
  page: Page,
): Promise<{ rows: MetricRow[]; next: string | null }> {
  const { metric, question } = await resolveQuestion(ctx, await brandSettings(ctx), asked);
  if (!metric.rows) throw new Refusal("metric_without_rows");
  const after = Number(page.after ?? 0);
  if (!Number.isSafeInteger(after)) throw new Refusal("invalid", "after");
  const found = await metric.rows(ctx, question, { key: page.key, after, limit: page.limit + 1 });
  const rows = await nameRows(ctx, found.slice(0, page.limit));
  return { rows, next: found.length > page.limit ? String(rows.at(-1)?.id) : null };
}
