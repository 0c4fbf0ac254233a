import { expect, test } from "vitest";
import { readContact } from "./read-contact.ts";

test("one way to be reached is enough, a call needs a number, and digits may be Persian", () => {
  const free = { all: false, callBack: false };
  expect(readContact({ name: "مریم", phone: "۰۹۱۲ ۱۲۳ ۴۵۶۷", email: "" }, free)).toEqual({
    contact: { name: "مریم", phone: "0912 123 4567" },
  });
  expect(readContact({ name: "", phone: "", email: "" }, free)).toEqual({ wrong: { phone: "oneNeeded" } });
  expect(readContact({ phone: "", email: "a@b.ir" }, { all: false, callBack: true })).toEqual({
    wrong: { phone: "phoneNeeded" },
  });
});

test("what a site asks for before the first message is all needed and read", () => {
  expect(readContact({ name: " ", phone: "12", email: "a@b" }, { all: true, callBack: false })).toEqual({
    wrong: { name: "needed", phone: "phoneUnread", email: "emailUnread" },
  });
});
