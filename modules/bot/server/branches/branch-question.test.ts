import { expect, test } from "vitest";
import { asksForBranch, formOf, names } from "./branch-question.ts";

const asks = (text: string) => {
  const form = formOf(text);
  return asksForBranch(form, names(form, "شیراز") || names(form, "Shiraz"));
};

test.each([
  "شعبهٔ شیراز کجاست؟ تا کی باز است؟",
  "شعبه شیرازتون کجاس",
  "سلام خسته نباشید شیراز هم شعبه دارین؟",
  "آدرس شعبه‌هاتون رو می‌خواستم",
  "نزدیک‌ترین نمایندگی به من کجاست",
  "شیراز نمایندگی دارید",
  "فروشگاه شیراز تا ساعت چند بازه",
  "مغازه‌تون تو شیراز کجاست",
  "شماره تلفن نمایندگی شیراز رو بدید",
  "شعبه شیراز جمعه‌ها بازه؟",
  "تو شیراز هم هستید؟",
  "شیرازیه تا کی بازه",
  "می‌تونم حضوری بیام شیراز خرید کنم؟",
  "شعبه‌هاتون کجان؟",
  "where is your branch in Shiraz?",
  "do you have a dealer near me",
  "is the Shiraz store open on Friday?",
])("«%s» asks after a branch", (text) => {
  expect(asks(text)).toBe(true);
});

test.each([
  "می‌خوام نمایندگی بگیرم",
  "شرایط نمایندگی شیراز چیه",
  "نماینده شما تو شیراز بشم",
  "شعبه شیراز کی افتتاح میشه",
  "سفارشم که به شیراز می‌رفت کجاست؟",
  "هزینه ارسال به شیراز چقدره",
  "ساعت کاریتون چیه",
  "فروشگاهتون خیلی خوبه",
  "قیمت لیوان سفالی آبی چنده",
  "رهگیری بستهٔ شیراز",
])("«%s» does not", (text) => {
  expect(asks(text)).toBe(false);
});
