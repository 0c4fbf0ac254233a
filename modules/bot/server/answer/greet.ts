import type { Facts } from "../decide/facts.ts";
import { fill } from "../flows/fill.ts";
import { wordsIn } from "../flows/step-flow.ts";
import type { Performance } from "./performance.ts";
import { phrasesIn } from "./say.ts";

/** The first time it speaks, it greets by name and says that it is a bot. */
export function greeted(
  { thread, read, knowledge: { settings, brand }, customerName }: Facts,
  done: Performance,
): Performance {
  const [first, ...rest] = done.says;
  if (thread.greeted || !first) return done;
  const say = phrasesIn(read.language);
  const bot = wordsIn(settings.name, read.language);
  const about = fill(wordsIn(settings.greeting, read.language), { bot, brand });
  const text = `${say.hello(customerName ?? "")} ${about}\n\n${first.text}`.trim();
  return { ...done, says: [{ ...first, text }, ...rest], thread: { ...done.thread, greeted: true } };
}

/** Says who comes, and when; where people answer at this hour anyway nothing is said. */
export function sayHandOver({ read, people }: Facts, done: Performance): Performance {
  const reason = done.handOver?.reason;
  const thread = { ...done.thread, unsure: 0, upset: 0, flow: null, proof: null, choices: [] };
  if (reason === "people_hours") return { ...done, says: [], thread };
  const say = phrasesIn(read.language);
  const coming = people.open
    ? say.handedOver
    : people.opensAt
      ? say.handedOverClosed(people.opensAt)
      : say.handedOverNever;
  const text = reason === "upset" ? `${say.sorry} ${coming}` : coming;
  return { ...done, says: [...done.says, { text }], thread };
}
