import { createHash } from "node:crypto";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { OrderLineInput } from "../../../catalog/index.ts";
import { type ClaimedIdentity, crmValue } from "../../../customers/index.ts";
import { interactionInput } from "../../../timeline/contract.ts";
import { readInteraction } from "../../../timeline/index.ts";
import type { ReadProblem } from "../../contract.ts";
import { hashOf, type ObjectKind } from "../record/objects.ts";
import type { Happening, ShopOrder, Thing } from "../record/things.ts";
import type { MappedReading } from "./read-mapped.ts";
import {
  moneyOf,
  readContact,
  readDate,
  readMoney,
  readNumber,
  readNumberOfShop,
  readPrice,
  readStatus,
  readText,
  readUrl,
  readWord,
} from "./read-values.ts";
import type { Reader } from "./reader.ts";

type Made = Thing | Happening | { problem: ReadProblem };
const iso = (date: Date) => date.toISOString();
const text = (longest: number) => (said: string) => readText(said, longest);

/** The thing that read fields make; what is wrong with a field the reader remembers. */
export function thingOf(reader: Reader, how: MappedReading, body: string): Made {
  if (how.takes === "order") return orderOf(reader, how);
  if (how.takes === "customer") return customerOf(reader, how);
  if (how.takes === "product") return productOf(reader, how);
  return happeningOf(reader, how, body);
}

function orderOf(reader: Reader, how: MappedReading): Made {
  const number = reader.take("external_id", text(200));
  const orderedAt = dateOf(reader, "ordered_at", how);
  const { identities, name } = personOf(reader, how);
  const status = reader.take("status", readStatus);
  const code = currencyOf(reader, how);
  const total = moneyAt(reader, "total", code);
  const lines = Array.from({ length: reader.lines }, (_, at) => lineOf(reader, at, code));
  if (number === null || orderedAt === null) return { problem: "field_missing" };
  const currency = moneyOf(code, undefined)?.currency ?? how.currency;
  const body: ShopOrder = { identities, name, city: null, orderedAt, status, currency, total, lines, refunds: null };
  return guarded(reader, how, { kind: "order", number, body });
}

function lineOf(reader: Reader, at: number, code: string): OrderLineInput {
  const money = moneyOf(code, reader.rule("line_price"));
  return {
    productExternalId: reader.takeOfLine(at, "line_sku", text(200)),
    productName: reader.takeOfLine(at, "line_name", text(500)),
    quantity: reader.takeOfLine(at, "line_quantity", readNumber) ?? "1",
    unitPrice: money
      ? reader.takeOfLine(at, "line_price", (said) => readPrice(said, money), amount(money.currency))
      : null,
  };
}

const amount = (currency: string) => (value: string | number) => `${value} ${currency}`;

function currencyOf(reader: Reader, { currency }: MappedReading): string {
  const code = reader.take("currency", (said) =>
    moneyOf(said, undefined) ? { value: said, problem: null } : { value: null, problem: "currency_unknown" },
  );
  return code ?? currency;
}

function moneyAt(reader: Reader, field: string, code: string): number | null {
  const money = moneyOf(code, reader.rule(field));
  return money ? reader.take(field, (said) => readMoney(said, money), amount(money.currency)) : null;
}

function dateOf(reader: Reader, field: string, { timeZone }: MappedReading): Date | null {
  return reader.take(field, (said) => readDate(said, reader.rule(field), timeZone), iso);
}

function personOf(reader: Reader, { source }: MappedReading) {
  const identities: ClaimedIdentity[] = [];
  const number = reader.take("customer_external_id", readNumberOfShop);
  if (number) identities.push({ type: "crm", value: crmValue(source, number), shown: number });
  for (const type of ["phone", "email"] as const) {
    const found = reader.take(
      type,
      (said) => readContact(type, said),
      ({ shown }) => shown,
    );
    if (found) identities.push({ type, ...found });
  }
  return { identities, name: reader.take("name", text(200)) };
}

function customerOf(reader: Reader, how: MappedReading): Made {
  const external_id = reader.take("external_id", readNumberOfShop);
  const contact = (type: "phone" | "email") =>
    reader.take(
      type,
      (said) => readContact(type, said),
      ({ shown }) => shown,
    );
  const [phone, email] = [contact("phone"), contact("email")];
  const body = {
    external_id,
    phone: phone?.value ?? null,
    email: email?.value ?? null,
    name: reader.take("name", text(200)),
    city: reader.take("city", text(100)),
    created_at: null,
  };
  const number = external_id ?? phone?.value ?? email?.value;
  return number ? guarded(reader, how, { kind: "customer", number, body }) : { problem: "person_missing" };
}

function productOf(reader: Reader, how: MappedReading): Made {
  const number = reader.take("external_id", text(200));
  const code = currencyOf(reader, how);
  const price = moneyAt(reader, "price", code);
  const body = {
    name: reader.take("product_name", text(500)),
    price,
    currency: price === null ? null : (moneyOf(code, undefined)?.currency ?? null),
    url: reader.take("url", readUrl),
    imageUrl: reader.take("image_url", readUrl),
    category: reader.take("category", text(200)),
  };
  return number === null ? { problem: "field_missing" } : guarded(reader, how, { kind: "product", number, body });
}

type Named = { kind: ObjectKind; number: string; body: Thing["body"] };

/** With the program's own time of the change, or when it came where it says none. */
function guarded(reader: Reader, how: MappedReading, named: Named): Thing {
  const modifiedAt = dateOf(reader, "modified_at", how) ?? how.now;
  return { ...named, modifiedAt, askedAt: null, deleted: false, hash: hashOf(named.body) } as Thing;
}

function happeningOf(reader: Reader, how: MappedReading, sent: string): Made {
  const { identities, name } = personOf(reader, how);
  const said = {
    source: how.source,
    // Without a number of its own the same words once more are the same thing once more.
    external_id: reader.take("external_id", text(200)) ?? createHash("sha256").update(sent).digest("hex"),
    occurred_at: dateOf(reader, "occurred_at", how)?.toISOString() ?? iso(how.now),
    channel: reader.take("channel", readWord) ?? undefined,
    subject: reader.take("subject", readWord) ?? undefined,
    text: reader.take("text", text(20_000)) ?? undefined,
    name: name ?? undefined,
    ...namedBy(identities),
  };
  if (identities.length === 0) return { problem: "person_missing" };
  const parsed = interactionInput.safeParse(said);
  if (!parsed.success) return { problem: "field_missing" };
  try {
    return { kind: "interaction", number: said.external_id, body: readInteraction(parsed.data, how.now) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { problem: "invalid" };
  }
}

function namedBy(identities: readonly ClaimedIdentity[]) {
  const of = (type: string) => identities.find((one) => one.type === type);
  return { customer_external_id: of("crm")?.shown, phone: of("phone")?.value, email: of("email")?.value };
}
