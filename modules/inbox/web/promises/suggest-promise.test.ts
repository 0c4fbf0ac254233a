import fc from "fast-check";
import { expect, test } from "vitest";
import { suggestPromise } from "./suggest-promise.ts";

// A Thursday, 11:30 in Tehran.
const now = new Date("2026-11-26T08:00:00Z");
const due = (text: string) => suggestPromise(text, now, "Asia/Tehran")?.due.toISOString() ?? null;

test.each([
  ["تا فردا ظهر خبر می‌دهیم.", "2026-11-27T08:30:00.000Z"],
  ["سلام. دو ساعت دیگر با شما تماس می‌گیرم", "2026-11-26T10:00:00.000Z"],
  ["حداکثر ظرف ۳ روز کاری دیگر می‌فرستیم؛ ممنون", "2026-11-29T08:00:00.000Z"],
  ["تا شنبه ساعت ۱۰ پیگیری می‌کنم", "2026-11-28T06:30:00.000Z"],
  ["پس‌فردا ارسال می‌کنیم", "2026-11-28T13:30:00.000Z"],
  ["امروز عصر به دستتان می‌رسد", "2026-11-26T13:30:00.000Z"],
  ["تا ساعت ۵ پاسخ می‌دهیم", "2026-11-26T13:30:00.000Z"],
  ["We will send it by tomorrow noon.", "2026-11-27T08:30:00.000Z"],
  ["I'll call you back in two hours", "2026-11-26T10:00:00.000Z"],
  ["We'll ship it on Monday at 5 pm", "2026-11-30T13:30:00.000Z"],
  ["نیم ساعت دیگر خبرتان می‌کنم", "2026-11-26T08:30:00.000Z"],
])("%s", (text, at) => expect(due(text)).toBe(at));

test.each([
  "فردا چه ساعتی خوب است؟",
  "تا فردا نمی‌توانیم بفرستیم",
  "از صبر شما سپاسگزاریم",
  "We won't be open tomorrow",
  "سفارش شما دیروز رسید",
  "زود خبر می‌دهم",
])("no promise: %s", (text) => expect(due(text)).toBeNull());

test("of a long reply, only the sentence that promises is kept", () => {
  const found = suggestPromise("سلام مریم جان\nفردا صبح می‌فرستیم. روز خوش", now, "Asia/Tehran");
  expect(found?.text).toBe("فردا صبح می‌فرستیم");
});

test("whatever is written, a suggested time lies ahead", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      const found = suggestPromise(`${text} تا فردا خبر می‌دهم ${text}`, now, "Asia/Tehran");
      expect(found === null || found.due > now).toBe(true);
    }),
  );
});
