import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";
import { customerNames } from "../../../customers/index.ts";
import type { WaveForecast } from "../../contract/asking.ts";
import { type Inviting, judgedPart } from "./invite-customers.ts";

/** So many of an audience are looked at for a forecast, drawn by chance. */
const mostLookedAt = 20_000;
const mostExamples = 20;

type Told = {
  looked_at: number;
  invited: number;
  by_channel: Record<string, number>;
  left_out: Record<string, number>;
  examples: { customer_id: number; reason: string; until: string | null }[];
};

/** What a wave would do: how many it would ask and on which channel, whom a rule would leave out and why. Writes nothing. */
export async function forecastOf(ctx: Context, inviting: Inviting, audience: number): Promise<WaveForecast> {
  const judged = await judgedPart(ctx, inviting, {
    after: sql`null`,
    limit: mostLookedAt,
    byChance: audience > mostLookedAt,
  });
  const { rows } = await sql<Told>`with ${judged}
    select count(*)::int as looked_at, (count(*) filter (where reason is null))::int as invited,
      (select coalesce(jsonb_object_agg(channel, n), '{}') from (select channel, count(*) as n from judged where reason is null group by 1) c) as by_channel,
      (select coalesce(jsonb_object_agg(reason, n), '{}') from (select reason, count(*) as n from judged where reason is not null group by 1) r) as left_out,
      (select coalesce(jsonb_agg(jsonb_build_object('customer_id', customer_id, 'reason', reason, 'until', until)), '[]')
        from (select * from judged where reason is not null order by place limit ${mostExamples}) e) as examples
    from judged`.execute(ctx.db);
  const { examples, invited, ...told } = rows[0]!;
  const names = await customerNames(
    ctx,
    examples.map((one) => one.customer_id),
  );
  return {
    ...told,
    audience,
    invited: Math.min(invited, inviting.quota ?? invited),
    examples: examples.map(({ customer_id: id, reason, until }) => ({
      customer: { id, name: names.get(id) ?? null },
      reason,
      until: until === null ? null : new Date(until).toISOString(),
    })),
  };
}
