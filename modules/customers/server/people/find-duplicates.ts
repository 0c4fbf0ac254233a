import { sql } from "kysely";
import type { Context } from "../../../../platform/db/index.ts";

const atMost = 2000;

/**
 * Suggests pairs that are likely one person: the same name in the same city, with the same birthday, or e-mail addresses that differ
 * only in dots, a +tag or their provider's spelling. A name that many share says nothing. Pairs decided before are left alone.
 */
export async function findDuplicates(ctx: Context): Promise<number> {
  const named = sql`
    select name_key, min(id) as a, max(id) as b, count(*) as n,
      count(distinct city) = 1 and count(city) = count(*) as same_city, count(distinct birthday) = 1 and count(birthday) = count(*) as same_birthday,
      count(distinct birthday) > 1 as other_birthday
    from customer where brand_id = ${ctx.brandId} and listed and kind = 'person' and length(name_key) >= 6
    group by name_key having count(*) = 2`;
  const mailed = sql`
    select min(customer_id) as a, max(customer_id) as b from (
      select customer_id, replace(split_part(split_part(value, '@', 1), '+', 1), '.', '') as box, split_part(value, '@', 2) as domain
      from identity where brand_id = ${ctx.brandId} and type = 'email' and value is not null) as mail
    group by box, domain having count(distinct customer_id) = 2`;
  const { numAffectedRows } = await sql`
    insert into match_suggestion (brand_id, customer_a, customer_b, reason, score, created_at)
    select ${ctx.brandId}, p.a, p.b, p.reason, p.score, ${ctx.now} from (
      select a, b, case when same_birthday then 'same_name_birthday' else 'same_name_city' end as reason,
        case when same_birthday then 0.9 else 0.6 end as score
      from (${named}) as n where same_birthday or (same_city and not other_birthday)
      union all select a, b, 'similar_email', 0.8 from (${mailed}) as m) as p
    join customer ca on ca.brand_id = ${ctx.brandId} and ca.id = p.a and ca.listed
    join customer cb on cb.brand_id = ${ctx.brandId} and cb.id = p.b and cb.listed
    order by p.score desc, p.a limit ${atMost}
    on conflict (brand_id, customer_a, customer_b) do nothing`.execute(ctx.db);
  return Number(numAffectedRows ?? 0);
}
