import fc from "fast-check";
import * as z from "zod";

/** Texts that broke programs before: SQL, script, halves of characters, directions, lengths, paths, numbers that are none. */
export const wildTexts = [
  "",
  " ",
  "'; drop table customer; --",
  '" or 1=1 /*',
  "%' union select null--",
  "<script>alert(1)</script>",
  "{{7*7}}#{7*7}",
  "=cmd|' /C calc'!A0",
  "../../../../../etc/passwd",
  "\ud800",
  "a\udfffb",
  "\u202eآن\u0000ها",
  "\u200c\u200c",
  "\ufeff\u2028\u2029",
  "ﷺ".repeat(300),
  "x".repeat(120_000),
  "0000-01-01",
  "0000-01-01T00:00:00Z",
  "0001-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999+14:00",
  "9999-12-31",
  "-271821-04-20T00:00:00Z",
  "2026-02-30T25:61:00Z",
  "NaN",
  "Infinity",
  "1e400",
  "-0",
  "99999999999999999999999999",
  "09999999999999999999",
  "a@b",
  "__proto__",
  "constructor",
];
const wildNumbers = [-1, 0, -0, 0.1, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 53, 2 ** 63, 1e21, Number.MIN_SAFE_INTEGER];
const deep = (depth: number): unknown =>
  Array.from({ length: depth }).reduce((inner) => ({ all: [inner], not: inner }), {});

const wildScalar: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...wildTexts),
  fc.constantFrom<unknown>(...wildNumbers),
  fc.constantFrom<unknown>(null, true, [], {}, [[]], { $ne: null }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constant(deep(12)),
);

type Shape = {
  type?: string | string[];
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  additionalProperties?: Shape | boolean;
};

/** Bodies that a schema nearly expects: the right fields, each with a fitting value or a wild one. */
export function nearly(schema: z.ZodType): fc.Arbitrary<unknown> {
  return arbitraryOf(
    z.toJSONSchema(schema, { io: "input", unrepresentable: "any", cycles: "ref", reused: "inline" }) as Shape,
    0,
  );
}

/** The names of the parameters of a query, where it is an object. */
export function namesOf(schema: z.ZodType | null): string[] {
  if (!schema) return [];
  return Object.keys((z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Shape).properties ?? {});
}

function arbitraryOf(shape: Shape, depth: number): fc.Arbitrary<unknown> {
  const fitting = depth > 5 ? fc.constant(null) : fittingOf(shape, depth);
  return fc.oneof({ weight: 4, arbitrary: fitting }, { weight: 1, arbitrary: wildScalar });
}

function fittingOf(shape: Shape, depth: number): fc.Arbitrary<unknown> {
  const branches = shape.anyOf ?? shape.oneOf ?? shape.allOf;
  if (branches) return fc.oneof(...branches.map((one) => arbitraryOf(one, depth + 1)));
  if (shape.enum) return fc.constantFrom(...shape.enum);
  if (shape.const !== undefined) return fc.constant(shape.const);
  const type = Array.isArray(shape.type) ? shape.type[0] : shape.type;
  if (type === "object") return objectOf(shape, depth);
  if (type === "array") return fc.array(arbitraryOf(shape.items ?? {}, depth + 1), { maxLength: 3 });
  if (type === "integer" || type === "number")
    return fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constantFrom(...wildNumbers));
  if (type === "boolean") return fc.boolean();
  if (type === "string")
    return fc.oneof(
      fc.constantFrom("09121234567", "a", "2026-01-01", "2026-01-01T00:00:00Z", "IRR", "-12.5"),
      textOf(),
    );
  return wildScalar;
}

function objectOf({ properties = {}, additionalProperties }: Shape, depth: number): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, one]) => [name, arbitraryOf(one, depth + 1)]),
  );
  const known = fc.record(fields, { requiredKeys: [] });
  if (typeof additionalProperties !== "object") return known;
  const others = fc.dictionary(
    fc.constantFrom("a", "__proto__", "constructor", "'", "x".repeat(70)),
    arbitraryOf(additionalProperties, depth + 1),
    { maxKeys: 2 },
  );
  return fc.tuple(known, others).map(([one, other]) => ({ ...one, ...other }));
}

/** Any of the wild texts, or characters at random. */
export function textOf(): fc.Arbitrary<string> {
  return fc.oneof(fc.constantFrom(...wildTexts), fc.string({ unit: "binary", maxLength: 30 }));
}
