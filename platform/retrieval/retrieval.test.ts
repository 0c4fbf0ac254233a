import { expect, test } from "vitest";
import { buildIndex, dropDocument, putDocument, searchIndex } from "./index.ts";

const documents = [
  {
    id: "late",
    lang: "fa",
    title: "سفارشم نرسیده است",
    text: "اگر سفارش شما دیر کرده، کد رهگیری را ببینید. پست تا سه روز کاری فرصت دارد.",
  },
  {
    id: "return",
    lang: "fa",
    title: "مرجوع کردن کالا",
    text: "تا هفت روز پس از تحویل می‌توانید کالا را برگردانید. هزینهٔ بازگشت با ماست.",
  },
  {
    id: "pay",
    lang: "fa",
    title: "پرداخت ناموفق",
    text: "اگر پول از حساب کم شد و سفارش ثبت نشد، تا ۷۲ ساعت برمی‌گردد.",
  },
  {
    id: "late-en",
    lang: "en",
    title: "My order has not arrived",
    text: "Check the tracking number of your delivery. The post takes three days.",
  },
];

test("a question finds its document, with the passage that holds it", () => {
  const index = buildIndex(documents);
  const [first] = searchIndex(index, "سفارش من نرسیده");
  expect(first).toMatchObject({ id: "late" });
  expect(searchIndex(index, "پولم کم شده ولی سفارش ثبت نشده")[0]!.passage).toContain("۷۲ ساعت");
  expect(searchIndex(index, "tracking", { lang: "en" }).map(({ id }) => id)).toEqual(["late-en"]);
  expect(searchIndex(index, "")).toEqual([]);
});

test("what was dropped is not found, and what was put again counts as it is now", () => {
  const index = buildIndex(documents);
  dropDocument(index, "pay");
  expect(searchIndex(index, "پرداخت ناموفق").map(({ id }) => id)).not.toContain("pay");
  putDocument(index, { ...documents[2]!, title: "کارت بانکی" });
  expect(searchIndex(index, "کارت بانکی")[0]!.id).toBe("pay");
});
