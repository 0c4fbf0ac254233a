import { expect, test } from "vitest";
import { findChromium } from "../../../platform/print/index.ts";
import { lettersApp } from "../testing/letters-app.ts";
import { pdfPages } from "../testing/pdf-text.ts";
import { forgetOldPrints } from "./forget-prints.ts";

const { database, house, time, story, workOff } = await lettersApp();
const chromium = findChromium(house.config.chromium);
const backwards = (text: string) => [...text].reverse().join("");

test("a batch becomes one PDF in the order of postal codes, with numbers under letters of several pages alone", { timeout: 180_000 }, async () => {
  const { ok, send, customer, batch, template, show, file } = await story();
  const long = "بند ".repeat(2200);
  const body = "LETTER {{customer.name}} {{customer.city}}\n\n{{attribute.note|کوتاه}}";
  await ok("POST", "/customer-attributes", { key: "note", label: "یادداشت", type: "text" });
  const text = await template({ body, window: "right", signature: "مدیر" });
  const far = await customer("Far", { postal_code: "9134167891" });
  const near = await customer("Near", { postal_code: "1134167891" });
  const wordy = await customer("Wordy", { postal_code: "5134167891" }, { attributes: { note: long.slice(0, 1999) } });
  const id = await batch([far, near, wordy], { template: text });
  const started = await send("POST", `/letters/batches/${id}/printing`);
  if (!chromium) {
    expect([started.status, started.body.code]).toEqual([503, "cannot_print"]);
    return;
  }
  expect((await show(id)).printing).toEqual({ of: 3, printed: 0 });
  expect((await send("POST", `/letters/batches/${id}/printing`)).body.code).toBe("letters_printing");
  await workOff();
  const done = await show(id);
  expect(done).toMatchObject({ printing: null, problem: null });
  const pages = pdfPages((await file(`${id}/pdf`)).rawPayload);
  expect(done.file!.pages).toBe(pages.length);
  const firsts = pages.flatMap((page) => /LETTER (\w+)/.exec(page)?.[1] ?? []);
  expect(firsts).toEqual(["Near", "Wordy", "Far"]);
  expect(pages).toHaveLength(4);
  expect(pages[0]).toContain(backwards("کوتاه"));
  expect(pages.map((page) => page.includes(backwards("صفحهٔ")))).toEqual([false, true, true, false]);
});
