import type pg from "pg";

const first =
  "علی محمد رضا حسین مهدی امیر سعید حمید فاطمه زهرا مریم زینب سارا نرگس لیلا الهام شیرین نسرین پریسا آرش".split(" ");
const last =
  "کریمی محمدی حسینی احمدی رضایی موسوی جعفری صادقی رحیمی ابراهیمی قاسمی یوسفی مرادی حیدری نوری کاظمی اکبری سلیمانی یزدانی شریفی".split(
    " ",
  );
const cities = "تهران مشهد اصفهان شیراز تبریز کرج قم اهواز کرمانشاه رشت یزد کرمان ارومیه زاهدان همدان".split(" ");

/**
 * Fills a brand with customers by plain SQL, as the database's owner: names, two identities each, tags, an attribute, facts and the
 * search document, spread so that every list, group and search has something to find.
 */
export async function fillCustomers(owner: pg.Pool | pg.Client, brandId: number, count: number): Promise<void> {
  await owner.query(
    `insert into customer (brand_id, name, name_key, city, tags, attributes, created_at, anonymous)
     select $1, f || ' ' || l || ' ' || n, f || l || n, case when n % 3 > 0 then ($5::text[])[1 + (n / 3 * 7 % 15)] end,
       case when n % 10 = 0 then array['vip'] when n % 7 = 0 then array['تهران', 'خبرنامه'] when n % 50000 = 1 then array['نادر'] else '{}' end,
       case when n % 4 = 0 then jsonb_build_object('shoe_size', 36 + n % 10) else '{}' end,
       timestamptz '2024-01-01Z' + make_interval(mins => n), false
     from generate_series(1, $2::int) as n,
       lateral (select ($3::text[])[1 + n * 31 % 20] as f, ($4::text[])[1 + n * 17 / 20 % 20] as l) as names`,
    [brandId, count, first, last, cities],
  );
  await owner.query(
    `insert into identity (brand_id, customer_id, home_id, type, value, shown, source_id)
     select brand_id, id, id, 'crm', 'b' || id, 'b' || id, 1 from customer where brand_id = $1
     union all
     select brand_id, id, id, 'phone', '+98912' || lpad((id % 10000000)::text, 7, '0'), '0912 ' || lpad((id % 10000000)::text, 7, '0'), 1
     from customer where brand_id = $1`,
    [brandId],
  );
  await owner.query(
    `insert into customer_search (brand_id, customer_id, document)
     select brand_id, id, name || E'\\n' || replace(name, ' ', '') || E'\\nb' || id || E'\\n+98912' || lpad((id % 10000000)::text, 7, '0')
       || E'\\n0912' || lpad((id % 10000000)::text, 7, '0') from customer where brand_id = $1`,
    [brandId],
  );
  await owner.query(
    `insert into customer_facts (brand_id, customer_id, listed, lifecycle, lapses_at, interactions, contacts, last_seen_at, last_contact_at,
       last_channel, orders, revenue, first_order_at, last_order_at)
     select brand_id, id, true,
       case when n = 0 then 'prospect' when at < now() - interval '180 days' then 'lapsed' when n >= 3 then 'loyal' else 'buyer' end,
       case when n > 0 and at >= now() - interval '180 days' then at + interval '180 days' end,
       n * 3, n * 2, at + interval '2 days', at, 'phone', n, n * 1250000, case when n > 0 then at - interval '90 days' end, case when n > 0 then at end
     from (select brand_id, id, (id * 37 % 11) / 2 as n, now() - make_interval(days => (id * 13 % 400)::int, secs => (id % 86400)::int) as at
       from customer where brand_id = $1) as c`,
    [brandId],
  );
  await owner.query("vacuum analyze customer, identity, customer_search, customer_facts");
}
