import { expect, test } from "vitest";
import { lettersApp } from "../../testing/letters-app.ts";

const { story } = await lettersApp();

test("what a brand keeps in attributes of its own stands in a letter as people write it", async () => {
  const { ok, customer, template, batch } = await story();
  const types = { warranty: "date", member: "boolean", called: "boolean", points: "number", flat: "text" };
  for (const [key, type] of Object.entries(types))
    await ok("PUT", "/customer-attributes", { key, label: `Own ${key}`, type });
  const attributes = { warranty: "2026-11-22", member: true, called: false, points: -12_500.5, flat: "واحد 3" };
  const mina = await customer("مینا", {}, { attributes });
  const body = Object.keys(types)
    .map((key) => `{{attribute.${key}}}`)
    .join("; ");
  const letter = async (language: "fa" | "en"): Promise<string> => {
    const id = await batch([mina], { template: await template({ body, language }) });
    return (await ok("GET", `/letters/batches/${id}/preview?which=first`)).html;
  };
  expect(await letter("fa")).toContain("<p>۱ آذر ۱۴۰۵; بله; خیر; \u200e−۱۲٬۵۰۰٫۵; واحد ۳</p>");
  expect(await letter("en")).toContain("<p>22 November 2026; Yes; No; -12,500.5; واحد 3</p>");
});

test("where the name of an addressee is unknown the envelope says who it is for, and greets nobody in English", async () => {
  const { ok, customer, template, batch } = await story();
  const nameless = await customer("", {}, { name: null });
  const envelope = async (language: "fa" | "en"): Promise<string> => {
    const id = await batch([nameless], { template: await template({ language, window: "left", body: "…" }) });
    return (await ok("GET", `/letters/batches/${id}/preview?which=first`)).html;
  };
  expect(await envelope("fa")).toContain("<strong>مشتری گرامی</strong>");
  expect(await envelope("en")).toContain("<strong>Our customer</strong>");
});

test("an attribute that objects have by nature is empty in the letter of who has none", async () => {
  const { ok, customer, template, batch } = await story();
  await ok("PUT", "/customer-attributes", { key: "constructor", label: "سازنده", type: "text" });
  const letter = template({ body: "‹{{attribute.constructor|نامعلوم}}›" });
  const written = async (person: number): Promise<string> => {
    const id = await batch([person], { template: await letter });
    return /‹(.*)›/.exec((await ok("GET", `/letters/batches/${id}/preview`)).html)![1]!;
  };
  expect(await written(await customer("علی", {}, { attributes: { constructor: "پارس" } }))).toBe("پارس");
  expect(await written(await customer("مینا"))).toBe("نامعلوم");
});
