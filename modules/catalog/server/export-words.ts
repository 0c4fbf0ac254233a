/** Columns of exported orders: names of fields that an import knows, and `source`, which it leaves aside. */
export const exportFields = [
  "external_id",
  "customer_external_id",
  "phone",
  "email",
  "customer_name",
  "ordered_at",
  "status",
  "total",
  "currency",
  "product_external_id",
  "product_name",
  "quantity",
  "unit_price",
  "source",
] as const;
type Words = Record<(typeof exportFields)[number] | "sheet", string>;

/** Headings of exported orders; an import recognises them in either language. */
export const exportWords: Record<"fa" | "en", Words> = {
  fa: {
    sheet: "سفارش‌ها",
    external_id: "شماره سفارش",
    customer_external_id: "شماره مشتری",
    phone: "تلفن",
    email: "ایمیل",
    customer_name: "نام مشتری",
    ordered_at: "تاریخ سفارش",
    status: "وضعیت",
    total: "مبلغ کل",
    currency: "واحد پول",
    product_external_id: "کد کالا",
    product_name: "نام کالا",
    quantity: "تعداد",
    unit_price: "قیمت واحد",
    source: "منبع",
  },
  en: { ...(Object.fromEntries(exportFields.map((field) => [field, field])) as Words), sheet: "Orders" },
};
