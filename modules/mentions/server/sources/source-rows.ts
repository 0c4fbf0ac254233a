import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { FeedProblemCode, Source, SourceKind } from "../../contract.ts";

/** A source as it is stored. */
export type SourceRow = {
  id: number;
  kind: SourceKind;
  name: string;
  address: string | null;
  secret_sealed: string | null;
  keep_all: boolean;
  every_minutes: number;
  etag: string | null;
  last_modified: string | null;
  next_at: Date | null;
  failures: number;
  checked_at: Date | null;
  problem: FeedProblemCode | null;
};
const columns = sql`s.id, s.kind, s.name, s.address, s.secret_sealed, s.keep_all, s.every_minutes, s.etag, s.last_modified, s.next_at,
  s.failures, s.checked_at, s.problem`;

/** A source that was not taken away. Refuses `not_found`. */
export async function sourceById(ctx: Context, id: number): Promise<SourceRow> {
  const { rows } = await sql<SourceRow>`select ${columns} from mention_source s
    where s.brand_id = ${ctx.brandId} and s.id = ${id} and s.removed_at is null`.execute(ctx.db);
  if (!rows[0]) throw new Refusal("not_found", "source");
  return rows[0];
}

/** Where a brand listens, with how much was heard there within thirty days. */
export async function listSources(ctx: Context): Promise<Source[]> {
  const since = new Date(ctx.now.getTime() - 30 * 86_400_000);
  const { rows } = await sql<
    SourceRow & { found: number }
  >`select ${columns}, (select count(*)::int from public_mention m
      where m.brand_id = s.brand_id and m.source_id = s.id and m.said_at >= ${since}) as found
    from mention_source s where s.brand_id = ${ctx.brandId} and s.removed_at is null order by s.name, s.id`.execute(
    ctx.db,
  );
  return rows.map(({ id, kind, name, address, keep_all, every_minutes, checked_at, problem, next_at, found }) => ({
    ...{ id, kind, name, address, keep_all, every_minutes, problem, found },
    checked_at: checked_at?.toISOString() ?? null,
    next_at: next_at?.toISOString() ?? null,
    hook_path: kind === "hook" ? `/api/v1/mention-hooks/${ctx.brandId}-${id}` : null,
  }));
}
