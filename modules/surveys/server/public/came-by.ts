import type { Context } from "../../../../platform/db/index.ts";
import { Refusal } from "../../../../platform/errors/index.ts";
import type { Submitted } from "../respond/submission.ts";
import type { Handing } from "./hand-in.ts";

/** Answers that came in by an open link on which a `code` stood: whoever follows the link may write anything there. */
export type CameBy = { code: string; responseId: number };
type Hears = (ctx: Context, came: readonly CameBy[]) => Promise<void>;

const hearers: Hears[] = [];

/** Lets a higher module hear by which codes answers came, in the transaction that takes them in, so it must be quick. A change of an answer is told again. */
export function registerCameBy(hears: Hears): void {
  hearers.push(hears);
}

type AsksAgent = (ctx: Context, code: string) => Promise<string | null>;
let agentOf: AsksAgent | null = null;

/** Lets a higher module say whose code it is, so that no link need name a colleague; null for a code of nobody. */
export function registerCodeAgent(ask: AsksAgent): void {
  agentOf = ask;
}

/** The colleague behind a code; null where it is nobody's, or no code. */
export async function agentOfCode(ctx: Context, code: string): Promise<string | null> {
  return agentOf ? agentOf(ctx, code) : null;
}

export async function tellCameBy(
  ctx: Context,
  handings: readonly Handing[],
  outcomes: readonly (Submitted | Refusal)[],
): Promise<void> {
  const came = handings.flatMap(({ handed }, place) => {
    const [code, outcome] = [handed.circumstances["code"], outcomes[place]!];
    return code && !(outcome instanceof Refusal) ? [{ code, responseId: outcome.id }] : [];
  });
  if (came.length > 0) for (const hears of hearers) await hears(ctx, came);
}
