import fc from "fast-check";
import { expect, test } from "vitest";
import {
  buildIndex,
  completeQuery,
  dropDocument,
  putDocument,
  readIndex,
  type SearchDocument,
  searchIndex,
  writeIndex,
} from "./index.ts";

const documents: SearchDocument[] = [
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
    keywords: "پس دادن",
  },
  {
    id: "pay",
    lang: "fa",
    title: "پرداخت ناموفق",
    text: "اگر پول از حساب کم شد و سفارش ثبت نشد، تا ۷۲ ساعت برمی‌گردد. با بانک تماس نگیرید.",
  },
  { id: "poll", lang: "fa", title: "نظرسنجی‌ها", text: "پس از هر خرید پیامکی برای نظرسنجی می‌آید." },
  {
    id: "late-en",
    lang: "en",
    title: "My order has not arrived",
    text: "Check the tracking number of your delivery. The post takes three days.",
  },
];
const index = buildIndex(documents);
const first = (query: string, lang?: string) => searchIndex(index, query, { lang })[0]?.id;

test("a question finds its document, as people type it", () => {
  expect(first("سفارش من نرسیده")).toBe("late");
  expect(first("سفارشم نیومده کد رهگیریش چیه")).toBe("late");
  expect(first("چجوری کالا رو پس بدم")).toBe("return");
  expect(first("نظر سنجی")).toBe("poll");
  expect(first("نظرسنجيها")).toBe("poll");
  expect(first("پرداختناموفق")).toBe("pay");
  expect(first("کد رهگسری")).toBe("late");
  expect(first("برگردوندن کالا")).toBe("return");
  expect(first("deliveries")).toBe("late-en");
  expect(first("trakcing nubmer")).toBe("late-en");
});

test("words for the same thing hold a part of the question, «پس دادن» is one thing, and what is missed is told", () => {
  const [money] = searchIndex(index, "وجه برداشت شد و سفارش ثبت نشد");
  expect(money?.id).toBe("pay");
  expect(first("پسش میدم")).toBe("return");
  expect(searchIndex(index, "استخدام سفارش")[0]?.missed).toBeGreaterThan(0.99);
  expect(searchIndex(index, "نظرسنجی")[0]).toMatchObject({ missed: 0, inTitle: 1 });
});

test("Finglish and the other keyboard are read where the question as typed finds little", () => {
  expect(first("sefaresham nareside")).toBe("late");
  expect(first("\\vnhoj khl,tr")).toBe("pay");
  expect(first("فقشزنهدل دعئزثق")).toBe("late-en");
});

test("the passage holds the answer, and coverage how much of the question stands there", () => {
  const [found] = searchIndex(index, "پولم کم شده ولی سفارش ثبت نشده");
  expect(found).toMatchObject({ id: "pay" });
  expect(found!.passage).toContain("۷۲ ساعت");
  expect(found!.coverage).toBeGreaterThan(0.7);
  expect(searchIndex(index, "آیا سفارش به کره ماه هم می‌فرستید")[0]!.coverage).toBeLessThan(0.5);
  for (const { coverage } of searchIndex(index, "سفارش کالا نظرسنجی")) {
    expect(coverage).toBeGreaterThanOrEqual(0);
    expect(coverage).toBeLessThanOrEqual(1);
  }
});

test("documents of the language come first, of another only where there are none", () => {
  expect(searchIndex(index, "tracking", { lang: "en" }).map(({ id }) => id)).toEqual(["late-en"]);
  expect(first("tracking number", "fa")).toBe("late-en");
  for (const { id } of searchIndex(index, "سفارش پست", { lang: "fa" })) expect(id).not.toBe("late-en");
});

test("while it is typed, the last word counts as begun", () => {
  expect(completeQuery(index, "نظرس")).toEqual([{ id: "poll", title: "نظرسنجی‌ها" }]);
  expect(completeQuery(index, "پرداخت نام")[0]!.id).toBe("pay");
  expect(first("مرجو")).toBe("return");
});

test("what was dropped is not found, and what was put again counts as it is now", () => {
  const changing = buildIndex(documents);
  dropDocument(changing, "pay");
  dropDocument(changing, "nobody");
  expect(searchIndex(changing, "پرداخت ناموفق").map(({ id }) => id)).not.toContain("pay");
  putDocument(changing, { ...documents[2]!, title: "کارت بانکی" });
  expect(searchIndex(changing, "کارت بانکی")[0]!.id).toBe("pay");
});

test("however an index came about, it answers the same", () => {
  const queries = ["سفارش", "کالا برگردانید", "پست", "order", "sefaresh", "بانک تماس"];
  const answers = (one: ReturnType<typeof buildIndex>) => queries.map((query) => searchIndex(one, query));
  fc.assert(
    fc.property(
      fc.shuffledSubarray(documents, { minLength: documents.length }),
      fc.array(fc.nat(4)),
      (order, again) => {
        const other = buildIndex([]);
        for (const document of order) putDocument(other, { ...document, text: "سفارش دیگر" });
        for (const at of again) dropDocument(other, documents[at]!.id);
        for (const document of order) putDocument(other, document);
        expect(answers(other)).toEqual(answers(index));
      },
    ),
    { numRuns: 30 },
  );
  expect(answers(readIndex(writeIndex(index)))).toEqual(answers(index));
  expect(writeIndex(buildIndex(documents.toReversed()))).toBe(writeIndex(index));
});

test("a foreign text is no index", () => {
  for (const text of ["", "{}", "x", '{"format":"hamdel-search","version":9}', "[]"])
    expect(() => readIndex(text)).toThrow(SyntaxError);
});

test("any question and any document: nothing throws, nothing grows without end", () => {
  const wild = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), fc.constant("سلام 😀 hello"));
  fc.assert(
    fc.property(wild, wild, (text, query) => {
      const one = buildIndex([{ id: "1", title: query, text, lang: "fa" }]);
      for (const asked of [query, text]) expect(searchIndex(one, asked).length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 200 },
  );
  for (const long of ["سفارش ".repeat(17_000), "ا".repeat(100_000), "😀".repeat(50_000), "abc ".repeat(25_000)]) {
    putDocument(index, { id: "long", title: "", text: long, lang: "fa" });
    expect(searchIndex(index, long).length).toBeLessThanOrEqual(10);
  }
  dropDocument(index, "long");
  expect(searchIndex(buildIndex([]), "سلام")).toEqual([]);
  expect(searchIndex(index, "😀 ؟")).toEqual([]);
});
