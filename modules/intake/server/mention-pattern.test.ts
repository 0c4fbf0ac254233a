import fc from "fast-check";
import { expect, test } from "vitest";
import { testDatabase } from "../../../platform/testing/index.ts";
import { mentionPattern, type PersonTexts } from "./mention-pattern.ts";

const database = await testDatabase();

async function finds(person: PersonTexts, body: string | Buffer, anyNumber = false): Promise<boolean> {
  const { rows } = await database.owner.query("select encode($1::bytea, 'escape') ~* $2 as found", [
    Buffer.from(body as string),
    mentionPattern(person, anyNumber),
  ]);
  return rows[0].found;
}

test("a phone number is found however it is written", async () => {
  const person = { mentions: ["+989121234567", "9121234567"] };
  for (const text of [
    "09121234567",
    "+98 912 123 45 67",
    "(0912) 123-4567",
    "۰۹۱۲۱۲۳۴۵۶۷",
    "۰۹۱۲‌۱۲۳‌۴۵۶۷",
    "٠٩١٢ ١٢٣ ٤٥٦٧",
    String.raw`\u06f9\u06f1\u06f2\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7`,
  ])
    expect({ text, found: await finds(person, `{"phone":"${text}"}`) }).toEqual({ text, found: true });
  for (const text of ["09121234568", "0912, 1, 2, 3, 4, 5, 6, 7", "912123"])
    expect({ text, found: await finds(person, text) }).toEqual({ text, found: false });
});

test("an address is found in any case, a number of the shop only where it stands for the customer", async () => {
  const person = { mentions: ["sara.a@example.com"], customerNumbers: ["17"] };
  expect(await finds(person, "Sara.A@Example.COM")).toBe(true);
  expect(await finds(person, "saraxa@example.com")).toBe(false);
  for (const value of ['"17"', "17", ' "17" ', "17}"])
    expect(await finds(person, `{"customer_external_id":${value}`)).toBe(true);
  for (const rest of ['"customer_external_id":"170"', '"customer_external_id":171', '"external_id":"17"', '"n":17'])
    expect({ rest, found: await finds(person, `{${rest}}`) }).toEqual({ rest, found: false });
  expect(await finds(person, '{"external_id":"17"}', true)).toBe(true);
});

test("whatever a text holds, it is found as itself, and bytes of any kind are looked through", async () => {
  const text = fc.string({ unit: "grapheme", minLength: 5, maxLength: 30 }).filter((one) => !/^\+?\d{10,}$/.test(one));
  await fc.assert(
    fc.asyncProperty(text, fc.uint8Array({ maxLength: 20 }), async (mention, noise) => {
      const body = Buffer.concat([noise, Buffer.from(mention), noise]);
      expect(await finds({ mentions: [mention] }, body)).toBe(true);
    }),
    { numRuns: 100 },
  );
});
