/** Words of the customer's side of the inbox, in Persian (the source). */
export const fa = {
  customer: "مشتری این گفتگو",
  profile: "پروندهٔ کامل مشتری",
  bought: (count: string) => `از ${count} سفارش`,
  noOrders: "هنوز خریدی نکرده است",
  contacts: (count: string) => `${count} تماس تاکنون`,
  latest: "تازه‌ترین‌ها",
  orders: "سفارش‌ها",
  promises: "قول‌ها",
  others: "گفتگوهای دیگر",
  addPromise: "قول تازه",
  all: "همه",
  order: (number: string) => `سفارش ${number}`,
  nothing: "چیزی ثبت نشده است",
};
