/** Columns of exported interactions: names of fields that an import knows, and `source`, which it leaves aside. */
export const exportFields = [
  "external_id",
  "customer_external_id",
  "phone",
  "email",
  "occurred_at",
  "kind",
  "channel",
  "touchpoint",
  "direction",
  "text",
  "partner",
  "agent",
  "source",
] as const;
type Words = Record<(typeof exportFields)[number] | "sheet", string>;

/** Headings of exported interactions; an import recognises them in either language. */
export const exportWords: Record<"fa" | "en", Words> = {
  fa: {
    sheet: "تعامل‌ها",
    external_id: "شناسه",
    customer_external_id: "شماره مشتری",
    phone: "تلفن",
    email: "ایمیل",
    occurred_at: "تاریخ و زمان",
    kind: "گونه",
    channel: "کانال",
    touchpoint: "نقطه تماس",
    direction: "جهت",
    text: "متن",
    partner: "نمایندگی",
    agent: "کارشناس",
    source: "منبع",
  },
  en: { ...(Object.fromEntries(exportFields.map((field) => [field, field])) as Words), sheet: "Interactions" },
};
