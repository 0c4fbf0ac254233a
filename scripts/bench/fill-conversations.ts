import type pg from "pg";
import { searchForm } from "../../platform/text/index.ts";
import { fillCustomers } from "./fill-customers.ts";

const words =
  "سلام سفارش نرسیده لطفاً پیگیری ممنون رنگ سبز اندازه تعویض مرجوع پرداخت درگاه فاکتور ارسال پیک پست تهران شیراز کد رهگیری تخفیف گارانتی شکسته زنگ تماس فردا امروز دیروز قیمت موجود ناموجود کفش گلدان چای لیوان بسته آدرس تغییر لغو".split(
    " ",
  );

/**
 * Fills a brand with conversations by plain SQL, as the database's owner: `count` of them with ten messages each, nine of ten resolved, with
 * words to be searched for; every thousandth message holds a word that is rare.
 */
export async function fillConversations(owner: pg.Pool, brandId: number, count: number): Promise<void> {
  await fillCustomers(owner, brandId, count);
  await owner.query(
    `insert into conversation (brand_id, identity_id, channel, status, opened_at, last_seq, revision, last_message_at, waiting_since, labels, resolved_at)
     select brand_id, id, 'chat', case when n % 10 = 0 then 'open' else 'resolved' end, at, 10, 10, at + interval '9 minutes',
       case when n % 10 = 0 then at + interval '9 minutes' end, case when n % 20 = 0 then array['ارسال'] else '{}' end,
       case when n % 10 > 0 then at + interval '1 hour' end
     from (select brand_id, id, row_number() over (order by id) as n, now() - make_interval(mins => (row_number() over (order by id))::int) as at
       from identity where brand_id = $1 and type = 'phone') people`,
    [brandId],
  );
  await owner.query(
    `insert into message (brand_id, conversation_id, home_id, seq, revision, kind, direction, author, identity_id, channel, at, delivery)
     select c.brand_id, c.id, c.id, seq, seq, 'message', case when seq % 2 = 1 then 'in' else 'out' end,
       case when seq % 2 = 1 then 'customer' else 'agent' end, case when seq % 2 = 1 then c.identity_id end, 'chat',
       c.opened_at + make_interval(mins => seq - 1), case when seq % 2 = 0 then 'read' end
     from conversation c, generate_series(1, 10) as seq where c.brand_id = $1`,
    [brandId],
  );
  const known = words.map((word) => searchForm(word));
  const word = (place: number) => `($2::text[])[1 + abs(hashint8(m.id * 8 + ${place}) % ${known.length})]`;
  const text = [1, 2, 3, 4, 5, 6].map(word).join(" || ' ' || ");
  await owner.query(
    `insert into message_text (brand_id, message_id, body, search_form)
     select m.brand_id, m.id, t.words, t.words from message m, lateral (select ${text} ||
       case when m.id % 1000 = 7 then ' نایاب' else '' end || ' ' || m.id as words) t where m.brand_id = $1`,
    [brandId, known],
  );
  await owner.query("vacuum analyze conversation, message, message_text");
}
