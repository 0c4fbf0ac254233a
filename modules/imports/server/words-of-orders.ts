import { searchForm } from "../../../platform/text/index.ts";
import type { OrderStatus } from "../../catalog/index.ts";

/** Words of shops for the state of an order; WooCommerce's, Shopify's and Persian ones among them. */
const words: Record<OrderStatus, string> = {
  placed:
    "placed, new, open, created, pending, pending payment, unpaid, on hold, ordered, confirmed, ثبت شده, جدید, در انتظار پرداخت, در انتظار, پرداخت نشده, در انتظار بررسی, تایید شده, سفارش جدید",
  paid: "paid, processing, authorized, preparing, packed, پرداخت شده, در حال انجام, در حال آماده سازی, در حال پردازش, آماده ارسال, بسته بندی شده",
  shipped:
    "shipped, sent, dispatched, in transit, out for delivery, fulfilled, ارسال شده, ارسال, در حال ارسال, تحویل پست, تحویل به پست, ارسال شد",
  delivered:
    "delivered, completed, complete, done, closed, received, تحویل شده, تحویل داده شده, تحویل شد, تکمیل شده, تکمیل, انجام شده, دریافت شده, نهایی شده",
  cancelled:
    "cancelled, canceled, cancel, failed, void, voided, rejected, expired, لغو شده, لغو, لغو شد, کنسل, کنسل شده, ناموفق, ابطال شده, باطل شده, رد شده",
  returned:
    "returned, return, refunded, مرجوع, مرجوع شده, مرجوعی, برگشتی, برگشت خورده, برگشت داده شده, مسترد شده, بازگشت وجه",
};

const known = new Map<string, OrderStatus>();
for (const [status, names] of Object.entries(words) as [OrderStatus, string][])
  for (const name of names.split(", ")) known.set(formOf(name), status);

function formOf(text: string): string {
  return searchForm(text)
    .replace(/^wc-/, "")
    .replace(/[\s_-]+/g, "");
}

/** The status that a shop's word means; null where the word is not known. */
export function statusOf(word: string): OrderStatus | null {
  return known.get(word) ?? known.get(formOf(word)) ?? null;
}

const currencyNames: Record<string, string> = {
  تومان: "IRT",
  تومن: "IRT",
  ریال: "IRR",
  "﷼": "IRR",
  دلار: "USD",
  یورو: "EUR",
};

/** The currency code that a cell means, upper case, `IRT` for toman; null where it is none. */
export function currencyOf(word: string): string | null {
  const code = currencyNames[searchForm(word)] ?? word.toUpperCase();
  return /^([A-Z]{3}|IRHT|IRHR|TOMAN)$/.test(code) ? code : null;
}
