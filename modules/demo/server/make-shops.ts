import { type Context, system } from "../../../platform/db/index.ts";
import type { House } from "../../../platform/house/module.ts";
import {
  keepMapping,
  makeWebhookSource,
  makeWooShop,
  pauseShop,
  shopById,
  storeDelivery,
  takeInDeliveries,
} from "../../shops/index.ts";

type InBrand = <T>(at: Date, actor: null, work: (ctx: Context) => Promise<T>) => Promise<T>;
type Making = { house: House; brandId: number; inBrand: InBrand; now: Date };

const jalali = new Intl.DateTimeFormat("fa-IR-u-ca-persian-nu-latn", { dateStyle: "short", timeZone: "Asia/Tehran" });

/** What the till of the shop in town sends. */
const soldAt = (at: Date) => ({
  factor: { no: "T-5120", date: jalali.format(at), total: "۱٬۸۵۰٬۰۰۰" },
  buyer: { name: "الهام فرهمند", mobile: "۰۹۱۲ ۰۰۰ ۴۴ ۲۱" },
  items: [{ code: "tray-2", title: "سینی مسی", qty: 1, fee: "1850000" }],
});
/** A sale of which it forgot the number. */
const brokenAt = (at: Date) => ({
  factor: { date: jalali.format(at), total: "نامشخص" },
  buyer: { name: "نیما" },
  items: [],
});
const mapping = {
  external_id: { path: "factor.no" },
  ordered_at: { path: "factor.date", format: "YYYY/MM/DD" },
  phone: { path: "buyer.mobile" },
  name: { path: "buyer.name" },
  status: { constant: "paid" },
  total: { path: "factor.total", unit: "toman" as const },
  line_sku: { path: "items[*].code" },
  line_name: { path: "items[*].title" },
  line_quantity: { path: "items[*].qty" },
  line_price: { path: "items[*].fee", unit: "toman" as const },
};

/**
 * A WooCommerce shop that is connected to nothing (paused, so that nobody is asked), and the till of a shop in town as a source of webhooks
 * with two deliveries, of which one could not be read. Gives how many orders came so.
 */
export async function makeShops({ house, brandId, inBrand, now }: Making): Promise<number> {
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  const keys = { key: "ck_demo", secret: "cs_demo" };
  await inBrand(ago(900), null, async (ctx) => {
    const woo = { name: "فروشگاه اینترنتی", address: "https://khaneh-aftab.example", ...keys };
    await pauseShop(ctx, (await makeWooShop(ctx, house, woo)).id, true);
  });
  const source = await inBrand(ago(700), null, async (ctx) => {
    const till = { name: "صندوق شعبهٔ ونک", takes: "order" as const, plain: false, keep_days: 14 };
    const { id } = await makeWebhookSource(ctx, house, till);
    await keepMapping(ctx, id, { mapping, sample: JSON.stringify(soldAt(ctx.now)) });
    return id;
  });
  for (const [hours, said] of [
    [20, soldAt],
    [3, brokenAt],
  ] as const) {
    await inBrand(ago(hours), null, async (ctx) => {
      const body = Buffer.from(JSON.stringify(said(ctx.now)));
      const shop = await shopById(ctx, source);
      await storeDelivery(ctx, shop, { topic: "order", contentType: "application/json", body, key: null });
    });
  }
  const at = <T>(work: (ctx: Context) => Promise<T>) => inBrand(now, null, work);
  await takeInDeliveries({ house, brandId, actor: system("demo"), write: at, read: at }, { shopId: source });
  return 1;
}
