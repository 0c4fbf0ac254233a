import type { exportColumns } from "../../contract.ts";

export type ExportColumn = (typeof exportColumns)[number];

/** Headings of exported lists and the words in their cells. */
export const exportWords = {
  fa: {
    sheet: "مشتریان",
    name: "نام",
    kind: "نوع",
    phone: "تلفن",
    email: "ایمیل",
    city: "شهر",
    tags: "برچسب‌ها",
    lifecycle: "مرحلهٔ مشتری",
    orders: "تعداد سفارش",
    revenue: "جمع خرید",
    first_order_at: "نخستین سفارش",
    last_order_at: "آخرین سفارش",
    contacts: "تعداد تماس",
    last_contact_at: "آخرین تماس",
    last_seen_at: "آخرین حضور",
    birthday: "تولد",
    created_at: "نخستین آشنایی",
    external_id: "شمارهٔ مشتری",
  },
  en: {
    sheet: "Customers",
    name: "Name",
    kind: "Kind",
    phone: "Phone",
    email: "E-mail",
    city: "City",
    tags: "Tags",
    lifecycle: "Lifecycle",
    orders: "Orders",
    revenue: "Revenue",
    first_order_at: "First order",
    last_order_at: "Last order",
    contacts: "Contacts",
    last_contact_at: "Last contact",
    last_seen_at: "Last seen",
    birthday: "Birthday",
    created_at: "Known since",
    external_id: "Customer number",
  },
} satisfies Record<"fa" | "en", Record<ExportColumn | "sheet", string>>;
