import type { ImportKind } from "../contract.ts";

/** One thing a column may mean, with the headers by which it is recognised (compared in search form, without spaces and signs). */
export type FieldDefinition = { required?: boolean; headers: string };

const person = {
  phone: {
    headers:
      "phone, mobile, tel, telephone, cell, cellphone, msisdn, phone number, mobile number, customer phone, billing phone, تلفن, موبایل, همراه, شماره, شماره تلفن, تلفن همراه, شماره موبایل, شماره همراه, شماره تماس, موبایل مشتری, تلفن مشتری",
  },
  email: {
    headers:
      "email, e-mail, mail, email address, customer email, billing email, ایمیل, رایانامه, پست الکترونیک, پست الکترونیکی, نشانی ایمیل",
  },
} as const;

const customerId =
  "customer external id, customer id, customer, customer no, customer number, customer code, client id, client, user id, buyer id, member id, master id, کد مشتری, شناسه مشتری, شماره مشتری, مشتری, کد خریدار, شناسه خریدار, خریدار, کد کاربر, شناسه کاربر";

const orders = {
  external_id: {
    headers:
      "external id, order id, order, order no, order number, invoice, invoice no, invoice number, invoice id, receipt no, document no, transaction id, شماره سفارش, کد سفارش, شناسه سفارش, سفارش, شماره فاکتور, فاکتور, کد پیگیری سفارش, شماره سند",
  },
  customer_external_id: { headers: customerId },
  ...person,
  customer_name: {
    headers: "customer name, buyer name, billing name, client name, نام مشتری, نام خریدار, نام و نام خانوادگی",
  },
  ordered_at: {
    required: true,
    headers:
      "ordered at, order date, date, datetime, invoice date, created at, date created, purchase date, purchased at, order time, timestamp, time, placed at, paid at, تاریخ, تاریخ سفارش, زمان سفارش, تاریخ ثبت, تاریخ خرید, تاریخ فاکتور, زمان ثبت, تاریخ ثبت سفارش",
  },
  status: { headers: "status, state, order status, وضعیت, وضعیت سفارش, حالت" },
  total: {
    headers:
      "total, order total, amount, total amount, grand total, total price, value, order value, dollar value, revenue, net amount, مبلغ, مبلغ کل, جمع, جمع کل, مبلغ سفارش, مبلغ نهایی, قیمت کل, مبلغ فاکتور, مبلغ پرداختی, جمع سفارش",
  },
  currency: { headers: "currency, currency code, واحد پول, ارز, واحد پولی" },
  product_external_id: {
    headers:
      "product external id, product id, sku, stock code, item id, item code, product code, variant sku, کد کالا, کد محصول, شناسه محصول, شناسه کالا, کد جنس",
  },
  product_name: {
    headers:
      "product name, product, description, item, item name, product title, title, نام کالا, نام محصول, محصول, کالا, شرح, شرح کالا, عنوان, عنوان محصول",
  },
  quantity: { headers: "quantity, qty, count, units, number of items, number of cds, items, تعداد, مقدار, تعداد کالا" },
  unit_price: {
    headers: "unit price, price, item price, price each, قیمت, قیمت واحد, فی, بهای واحد, مبلغ واحد, قیمت کالا",
  },
} as const satisfies Record<string, FieldDefinition>;

const customers = {
  external_id: {
    headers: `external id, id, code, ${customerId}, شناسه, کد, کد اشتراک, شماره اشتراک`,
  },
  name: {
    headers:
      "name, full name, customer name, first and last name, contact name, display name, نام, نام کامل, نام و نام خانوادگی, نام مشتری, نام خانوادگی و نام, اسم",
  },
  ...person,
  birthday: { headers: "birthday, birth date, birthdate, date of birth, dob, born, تاریخ تولد, تولد, زادروز" },
  city: { headers: "city, town, billing city, شهر, شهرستان" },
  tags: { headers: "tags, tag, labels, label, برچسب, برچسب ها, تگ, تگ ها" },
  created_at: {
    headers:
      "created at, created, date created, registered at, registration date, joined, joined at, sign up date, signup date, member since, تاریخ ثبت, تاریخ عضویت, تاریخ ثبت نام, تاریخ ایجاد, عضویت",
  },
} as const satisfies Record<string, FieldDefinition>;

const interactions = {
  external_id: {
    headers:
      "external id, id, interaction id, message id, ticket id, call id, event id, شناسه, کد, شماره, شماره تیکت, کد پیگیری",
  },
  customer_external_id: { headers: customerId },
  ...person,
  occurred_at: {
    required: true,
    headers:
      "occurred at, date, datetime, time, timestamp, created at, sent at, called at, start time, تاریخ, زمان, تاریخ و زمان, زمان تماس, تاریخ تماس, تاریخ ثبت",
  },
  kind: { headers: "kind, interaction kind, گونه, نوع تعامل, نوع" },
  channel: { headers: "channel, medium, via, کانال, مسیر, راه ارتباطی" },
  touchpoint: { headers: "touchpoint, touch point, step, نقطه تماس, گام" },
  direction: { headers: "direction, way, جهت, سمت" },
  text: {
    headers:
      "text, message, body, content, note, notes, description, comment, subject, متن, پیام, شرح, توضیح, توضیحات, یادداشت, موضوع",
  },
  partner: { headers: "partner, dealer, branch, store, reseller, نمایندگی, نماینده, شعبه, فروشگاه, عاملیت" },
  agent: { headers: "agent, agent name, operator, assignee, handled by, کارشناس, اپراتور, پاسخگو, مسئول, کاربر" },
} as const satisfies Record<string, FieldDefinition>;

const definitions: Record<ImportKind, Record<string, FieldDefinition>> = { orders, customers, interactions };

/** The fields that a file of this kind may hold, in the order in which they are shown. */
export function fieldsOf(kind: ImportKind): Record<string, FieldDefinition> {
  return definitions[kind];
}

/** Fields of which a row must have at least one, beside those required each: otherwise nobody knows whose it is. */
export function oneOfFields(kind: ImportKind): readonly string[] {
  return kind === "orders"
    ? []
    : kind === "interactions"
      ? ["customer_external_id", "phone", "email"]
      : ["external_id", "phone", "email"];
}
