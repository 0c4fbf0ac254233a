import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { listMembers } from "../../../admin/index.ts";
import { customerNames } from "../../../customers/index.ts";
import type { Mention, MentionList, MentionQuery, SourceKind } from "../../contract.ts";
import { mentionViews } from "../../contract.ts";
import { conditionOfView, conditionsOf } from "./mention-filters.ts";

type Answer = Omit<Mention["answers"][number], "by" | "at"> & { by: string | null; at: string };
type Row = Pick<
  Mention,
  "id" | "channel" | "title" | "author" | "link" | "place" | "sentiment" | "evidence" | "state" | "case_id"
> & {
  said_at: Date;
  heard_at: Date;
  body: string | null;
  source_id: number;
  source_name: string;
  source_kind: SourceKind;
  customer_id: number | null;
  assignee: string | null;
  in_group: boolean;
  words_forgotten_at: Date | null;
  terms: Mention["terms"];
  answers: Answer[];
};
/** After so long without a word an answer that was on its way may or may not have gone out. */
const onItsWay = 120_000;

/** Mentions, newest first, with how many there are in each view under the same filters. */
export async function listMentions(ctx: Context, query: MentionQuery): Promise<MentionList> {
  const filters = await conditionsOf(ctx, query);
  const felt = query.sentiment ? sql`m.sentiment = ${query.sentiment}` : sql`true`;
  const { before, limit } = query;
  const [at, id] = before?.split("-").map(Number) ?? [];
  const rest = before ? sql`(m.said_at, m.id) < (to_timestamp(${at! / 1000}), ${id!})` : sql`true`;
  const where = sql`${filters} and ${felt} and ${conditionOfView(ctx, query.view)} and ${rest}`;
  const rows = await readMentions(ctx, where, limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    rows: rows.slice(0, limit),
    next: last ? `${Date.parse(last.said_at)}-${last.id}` : null,
    counts: await countViews(ctx, sql`${filters} and ${felt}`),
    listening: await isListening(ctx),
  };
}

/** Mentions that a condition over `public_mention m` names, newest first, as screens and files show them. */
export async function readMentions(ctx: Context, where: ReturnType<typeof sql>, limit: number): Promise<Mention[]> {
  const { rows } = await sql<Row>`
    select m.id, m.said_at, m.heard_at, m.channel, m.title, m.body, m.author, m.link, m.place, m.sentiment, m.evidence, m.state, m.case_id,
      m.assignee, m.chat is not null as in_group, m.words_forgotten_at, s.id as source_id, s.name as source_name, s.kind as source_kind,
      (select i.customer_id from identity_map i where i.brand_id = m.brand_id and i.identity_id = m.identity_id) as customer_id,
      (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'version', f.version) order by t.id), '[]') from public_mention_term f
        join mention_term t on t.brand_id = f.brand_id and t.id = f.term_id where f.brand_id = m.brand_id and f.mention_id = m.id) as terms,
      (select coalesce(json_agg(json_build_object('id', a.id, 'text', a.body, 'state', a.state, 'code', a.code, 'at', a.at, 'by', a.by)
        order by a.id), '[]') from mention_answer a where a.brand_id = m.brand_id and a.mention_id = m.id) as answers
    from public_mention m join mention_source s on s.brand_id = m.brand_id and s.id = m.source_id
    where ${where} order by m.said_at desc, m.id desc limit ${limit}`.execute(ctx.db);
  const customers = await customerNames(ctx, [...new Set(rows.flatMap(({ customer_id }) => customer_id ?? []))]);
  const members = new Map((await listMembers(ctx)).map(({ userId, name }) => [userId, name]));
  return rows.map((row) => shown(row, ctx.now, { customers, members }));
}

type Names = { customers: ReadonlyMap<number, string | null>; members: ReadonlyMap<string, string> };

function shown(row: Row, now: Date, { customers, members }: Names): Mention {
  const { source_id, source_name, source_kind, customer_id, assignee, body, words_forgotten_at, answers, ...rest } =
    row;
  return {
    ...rest,
    said_at: row.said_at.toISOString(),
    heard_at: row.heard_at.toISOString(),
    text: body,
    source: { id: source_id, name: source_name, kind: source_kind },
    customer: customer_id === null ? null : { id: customer_id, name: customers.get(customer_id) ?? null },
    assignee: assignee === null ? null : { id: assignee, name: members.get(assignee) ?? "" },
    forgotten: words_forgotten_at !== null,
    answers: answers.map((one) => ({
      ...one,
      at: new Date(one.at).toISOString(),
      by: one.by === null ? null : (members.get(one.by) ?? null),
      state: one.state === "sending" && now.getTime() - Date.parse(one.at) > onItsWay ? "unknown" : one.state,
    })),
  };
}

async function countViews(ctx: Context, filters: ReturnType<typeof sql>): Promise<MentionList["counts"]> {
  const columns = mentionViews.map(
    (view) => sql`count(*) filter (where ${conditionOfView(ctx, view)})::int as ${sql.ref(view)}`,
  );
  const { rows } = await sql<
    MentionList["counts"]
  >`select ${sql.join(columns)} from public_mention m where ${filters}`.execute(ctx.db);
  return rows[0]!;
}

async function isListening(ctx: Context): Promise<boolean> {
  const { rows } = await sql<{
    some: boolean;
  }>`select exists (select from mention_term where brand_id = ${ctx.brandId} and removed_at is null)
    and exists (select from mention_source where brand_id = ${ctx.brandId} and removed_at is null) as some`.execute(
    ctx.db,
  );
  return rows[0]!.some;
}
