import { expect, test } from "vitest";
import { fillReply } from "../../contract/fill-reply.ts";
import { replaceToken, tokenAt } from "./token-at.ts";

test("a sign at the beginning of a word opens its list, one inside a word or an address does not", () => {
  expect(tokenAt("/سلام", 5)).toEqual({ kind: "/", text: "سلام", from: 0, to: 5 });
  expect(tokenAt("ببین @سا بعد", 8)).toMatchObject({ kind: "@", text: "سا", from: 5 });
  expect(tokenAt("sara@example.com", 16)).toBeNull();
  expect(tokenAt("https://shop.ir/a", 17)).toBeNull();
  expect(tokenAt("۱۴۰۵/۰۹", 7)).toBeNull();
  expect(tokenAt("/سلام و", 7)).toBeNull();
});

test("the chosen words take the token's place and nothing else", () => {
  const token = tokenAt("با /خداحافظ پایان", 11)!;
  expect(replaceToken("با /خداحافظ پایان", token, "بدرود")).toEqual({ text: "با بدرود پایان", cursor: 8 });
});

test("names are put in; an unknown name leaves no gap, an unknown variable stays to be seen", () => {
  const named = { customer: "مریم", agent: "سارا", brand: "نیلوفر" };
  expect(fillReply("سلام {{customer.name}} عزیز، من {{ agent.name }} از {{brand.name}} هستم", named)).toBe(
    "سلام مریم عزیز، من سارا از نیلوفر هستم",
  );
  expect(fillReply("سلام {{customer.name}} عزیز", { ...named, customer: "" })).toBe("سلام عزیز");
  expect(fillReply("{{order.number}}", named)).toBe("{{order.number}}");
});
