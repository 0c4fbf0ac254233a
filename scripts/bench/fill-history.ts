import type pg from "pg";

const channels = ["web", "phone", "telegram", "bale", "email", "sms", "instagram", "store", "whatsapp", "web_chat"];

/**
 * Fills a brand's last eighteen months with orders and interactions by plain SQL, as the database's owner, and counts them into the day
 * tables the way the app does as rows arrive. A third of the customers never buys; the others come back less and less.
 */
export async function fillHistory(owner: pg.Pool, brandId: number, interactions: number): Promise<void> {
  await owner.query("select make_interaction_partitions((current_date - 560)::date, 26)");
  await fillOrders(owner, brandId);
  await fillInteractions(owner, brandId, interactions);
  await owner.query("vacuum analyze customer_order, order_day, interaction, interaction_day, identity_activity");
}

async function fillOrders(owner: pg.Pool, brandId: number): Promise<void> {
  await owner.query(
    `insert into customer_order (brand_id, source_id, external_id, identity_id, ordered_at, status, currency, total, content_hash)
     select brand_id, 1, 'o' || i.id || '-' || nth, i.id,
       now() - make_interval(secs => 47000000 * (1 - (1 - first_at) * nth / (nth + 3.0) - first_at)),
       case when (i.id + nth) % 17 = 0 then 'cancelled' when (i.id + nth) % 41 = 0 then 'returned' else 'delivered' end,
       'IRR', 500000 + (i.id * 7919 + nth * 104729) % 9000000, gen_random_uuid()
     from identity i, lateral (select (i.customer_id * 7919 % 10007) / 10007.0 as first_at) as a,
       lateral generate_series(0, case when i.customer_id % 3 = 0 then -1 else (i.customer_id * 31 % 97 * (i.customer_id * 17 % 89) / 700)::int end) as nth
     where i.brand_id = $1 and i.type = 'crm'`,
    [brandId],
  );
  await owner.query(
    `insert into order_day select brand_id, (at at time zone 'Asia/Tehran')::date, currency, sum(orders), sum(revenue), sum(cancelled),
       sum(returned), sum(returned_amount) from order_share where brand_id = $1 group by 1, 2, 3`,
    [brandId],
  );
}

async function fillInteractions(owner: pg.Pool, brandId: number, count: number): Promise<void> {
  const { rows } = await owner.query(
    "select min(id) as first, count(*) as n from identity where brand_id = $1 and type = 'crm'",
    [brandId],
  );
  await owner.query(
    `insert into interaction (brand_id, recorded_at, occurred_at, identity_id, kind, channel, direction, partner_id, source_id, subject)
     select $1, at, at, $2::bigint + n * 7919 % $3::bigint, kind, ($5::text[])[1 + least(n * 31 % 13, 9)],
       case n % 2 when 0 then 'in' else 'out' end, case when kind = 'contact' and n % 19 = 0 then 1 + n % 30 end, 1, 'message'
     from (select n, now() - make_interval(secs => 47000000 * (n * 104729 % 1000003) / 1000003.0) as at,
       case when n % 10 < 3 then 'contact' when n % 10 < 9 then 'activity' when n % 20 < 10 then 'broadcast' else 'mention' end as kind
       from generate_series(1, $4::bigint) as n) as made`,
    [brandId, rows[0].first, rows[0].n, count, channels],
  );
  await owner.query(
    `insert into interaction_day (brand_id, day, kind, channel, partner_id, direction, n) select brand_id, (occurred_at at time zone 'Asia/Tehran')::date, kind, channel, coalesce(partner_id, 0),
       coalesce(direction, ''), count(*) from interaction where brand_id = $1 group by 1, 2, 3, 4, 5, 6`,
    [brandId],
  );
  await owner.query(
    `insert into identity_activity select brand_id, identity_id, count(*), count(*) filter (where kind = 'contact'),
       min(occurred_at) filter (where kind = 'contact'), max(occurred_at) filter (where kind = 'contact'), max(occurred_at), max(channel)
     from interaction where brand_id = $1 group by 1, 2`,
    [brandId],
  );
}
