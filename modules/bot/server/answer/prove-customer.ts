import { formatDate } from "../../../../platform/i18n/index.ts";
import type { Facts, FoundOrder } from "../decide/facts.ts";
import { readEntity } from "../entities/read-entity.ts";
import { handing } from "./give-up.ts";
import type { Address, Performance, Tools } from "./performance.ts";
import { phrasesIn } from "./say.ts";

const mostTries = 5;
const mostCodes = 3;

/** The orders of whoever was proven to be somebody; else it asks for proof. */
export function sayOrders(facts: Facts, begun: Performance): Performance {
  if (facts.proven) return listed(facts, begun, facts.proven.orders);
  if (facts.codesInHour >= mostCodes) return handing(begun, "unsure", null, "");
  // Whoever wrote their number along with the question need not write it twice.
  const address = addressIn(facts);
  if (address) return codeSent(facts, begun, address);
  const say = phrasesIn(facts.read.language);
  return {
    ...begun,
    source: "proof",
    says: [{ text: say.whose }],
    thread: { ...begun.thread, proof: "address", proofTries: 0 },
  };
}

function addressIn({ last, today }: Facts): Address | null {
  const reading = { today, entities: [] };
  for (const type of ["phone", "email"] as const) {
    const value = readEntity(type, last, reading);
    if (value) return { type, value };
  }
  return null;
}

/** Reads the address that was asked for. What is said next is the same whether it is a customer's or not. */
export function proveAddress(facts: Facts, begun: Performance): Performance {
  const address = addressIn(facts);
  if (facts.codesInHour >= mostCodes) return handing(begun, "unsure", null, "");
  if (address) return codeSent(facts, begun, address);
  const tries = begun.thread.proofTries + 1;
  if (tries >= 3) return handing(begun, "unsure", null, "");
  const say = phrasesIn(facts.read.language);
  return {
    ...begun,
    outcome: "unsure",
    source: "proof",
    says: [{ text: say.noAddress }],
    thread: { ...begun.thread, proofTries: tries },
  };
}

function codeSent(facts: Facts, begun: Performance, address: Address): Performance {
  const thread = { ...begun.thread, proof: "code" as const, proofTries: 0 };
  const says = [{ text: phrasesIn(facts.read.language).codeSent }];
  return { ...begun, source: "proof", says, thread, effects: { sendCode: address } };
}

/** Compares a code; five tries, then a new one is needed. */
export async function proveCode(
  facts: Facts,
  tools: Tools,
  begun: Performance,
  said: string | null,
): Promise<Performance> {
  const say = phrasesIn(facts.read.language);
  const { code } = facts;
  const here: Performance = { ...begun, source: "proof" };
  if (!code) {
    const thread = { ...begun.thread, proof: "address" as const };
    return { ...here, outcome: "unsure", says: [{ text: say.codeOver }], thread };
  }
  if (said === null) return { ...here, outcome: "unsure", says: [{ text: say.codeWrong }] };
  const right = tools.rightCode(said, code.hash) && code.customerId !== null;
  const effects = { tryCode: { id: code.id, right, customerId: code.customerId } };
  if (right) {
    const orders = await tools.orders(code.customerId!);
    return listed(facts, { ...here, effects, thread: { ...begun.thread, proof: null } }, orders);
  }
  if (code.tries + 1 < mostTries) return { ...here, outcome: "unsure", effects, says: [{ text: say.codeWrong }] };
  const thread = { ...begun.thread, proof: "address" as const };
  return { ...here, outcome: "unsure", effects, says: [{ text: say.codeOver }], thread };
}

function listed(facts: Facts, begun: Performance, orders: readonly FoundOrder[]): Performance {
  const { language } = facts.read;
  const say = phrasesIn(language);
  const settings = { language, calendar: facts.calendar, timeZone: facts.timeZone };
  const named = readEntity("order_number", facts.last, { today: facts.today, entities: [] });
  const wanted = orders.filter(({ number }) => number === named);
  const lines = (wanted.length > 0 ? wanted : orders.slice(0, 3)).map(({ number, at, total, status }) =>
    say.order(number, formatDate(at, settings, "day"), total, say.states[status as keyof typeof say.states] ?? status),
  );
  const text = lines.length > 0 ? lines.join("\n") : say.noOrders;
  return { ...begun, source: "order", says: [{ text }] };
}
