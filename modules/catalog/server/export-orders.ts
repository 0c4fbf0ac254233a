import { sql } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { Cell, Table } from "../../../platform/files/index.ts";
import { decimalNumber, writeInstant } from "../../../platform/values/index.ts";
import { brandSettings } from "../../admin/index.ts";
import { type NamedPerson, namePeople, personCells } from "../../customers/index.ts";
import { listSources } from "../../intake/index.ts";
import { exportFields, exportWords } from "./export-words.ts";
import { conditionsOf } from "./list-orders.ts";
import { wholePrice, wholeUnits } from "./order-total.ts";

/** Which orders: days of the brand's time zone, both included, and the key of a source; all where nothing is said. */
export type AskedOrders = { from?: string | undefined; to?: string | undefined; source?: string | undefined };
/** What went out so far; complete when the table has been written. */
export type OrderTally = { orders: number; sources: Set<string> };
type Ask = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

type Line = { product: string | null; name: string | null; quantity: string; price: string | null };
type Found = {
  id: number;
  place: string;
  source: string;
  external_id: string;
  identity_id: number | null;
  ordered_at: Date;
  status: string;
  currency: string;
  total: number;
  lines: Line[];
};

// Orders of one transaction.
const stride = 500;

/**
 * Orders as a table that `hamdel import orders` reads again: a row a line, oldest first, read in steps while it is written, each
 * in a transaction of its own, by `ask`. Orders of erased people stay out. Refuses a source that is not known (`not_found`).
 */
export async function orderTable(
  ask: Ask,
  asked: AskedOrders,
  language: "fa" | "en",
): Promise<{ table: Table; tally: OrderTally }> {
  const tally: OrderTally = { orders: 0, sources: new Set() };
  await ask((ctx) => sourceOf(ctx, asked));
  async function* rows(): AsyncGenerator<Cell[]> {
    for (let after: Found | undefined; ; ) {
      const page = await ask((ctx) => readPage(ctx, asked, after));
      for (const { order, cells } of page.told) {
        tally.orders++;
        tally.sources.add(order.source);
        yield* cells;
      }
      if (!page.last) return;
      after = page.last;
    }
  }
  const words = exportWords[language];
  const look = { rightToLeft: language === "fa", sheetName: words.sheet };
  return {
    table: { fields: exportFields, headings: exportFields.map((field) => words[field]), rows: rows(), look },
    tally,
  };
}

async function sourceOf(ctx: Context, { source }: AskedOrders): Promise<number | undefined> {
  if (source === undefined) return undefined;
  const known = (await listSources(ctx)).find(({ key }) => key === source);
  if (!known) throw new Refusal("not_found", "source");
  return known.id;
}

async function readPage(ctx: Context, asked: AskedOrders, after: Found | undefined) {
  const { timeZone } = await brandSettings(ctx);
  const found = await findOrders(ctx, asked, after, timeZone);
  const people = await namePeople(
    ctx,
    found.flatMap(({ identity_id }) => identity_id ?? []),
  );
  const told = found.flatMap((order) => {
    const buyer = order.identity_id === null ? null : people.get(order.identity_id);
    return buyer === undefined ? [] : [{ order, cells: cellsOf(order, buyer, timeZone) }];
  });
  return { told, last: found.length === stride ? found.at(-1) : undefined };
}

async function findOrders(
  ctx: Context,
  { from, to, source }: AskedOrders,
  after: Found | undefined,
  timeZone: string,
): Promise<Found[]> {
  const where = conditionsOf(ctx, { from, to }, timeZone);
  if (source !== undefined) where.push(sql`o.source_id = ${await sourceOf(ctx, { source })}`);
  if (after) where.push(sql`(o.ordered_at, o.id) > (${after.place}::timestamptz, ${after.id})`);
  const { rows } = await sql<Found & { source_id: number }>`
    select o.id, o.ordered_at::text as place, o.source_id, o.external_id, o.identity_id, o.ordered_at, o.status, o.currency, o.total,
      (select coalesce(json_agg(json_build_object('product', p.external_id, 'name', coalesce(l.product_name, p.name),
                'quantity', l.quantity::text, 'price', l.unit_price::text) order by l.line), '[]')
       from order_line l left join product p on p.brand_id = l.brand_id and p.id = l.product_id
       where l.brand_id = o.brand_id and l.order_id = o.id) as lines
    from (
      select * from customer_order o where ${sql.join(where, sql` and `)}
      order by o.ordered_at, o.id limit ${stride}
    ) o order by o.ordered_at, o.id`.execute(ctx.db);
  const keys = new Map((await listSources(ctx)).map(({ id, key }) => [id, key]));
  return rows.map(({ source_id, ...order }) => ({ ...order, source: keys.get(source_id) ?? "" }));
}

/** A row for each line; an order without any is one row. */
function cellsOf(order: Found, buyer: NamedPerson | null, timeZone: string): Cell[][] {
  const { source, external_id, ordered_at, status, currency, total } = order;
  const person = buyer ? { ...personCells(buyer, source), customer_name: buyer.name } : {};
  const common: Record<string, Cell> = {
    ...{ external_id, ...person, ordered_at: writeInstant(ordered_at, timeZone), status },
    ...{ total: decimalNumber(wholeUnits(total, currency)), currency, source },
  };
  const lines: (Line | null)[] = order.lines.length > 0 ? order.lines : [null];
  return lines.map((line) => {
    const said: Record<string, Cell> = { ...common, ...(line && lineCells(line, currency)) };
    return exportFields.map((field) => said[field]);
  });
}

function lineCells({ product, name, quantity, price }: Line, currency: string): Record<string, Cell> {
  return {
    product_external_id: product,
    product_name: name,
    quantity: decimalNumber(quantity),
    unit_price: price === null ? null : decimalNumber(wholePrice(price, currency)),
  };
}
