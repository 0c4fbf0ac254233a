import type { Context } from "../../../../platform/db/index.ts";

/** Whether a bot takes the lead in what begins, or begins anew, on this channel. */
export type TakesLead = (ctx: Context, begun: { channel: string }) => Promise<boolean>;

let asked: TakesLead = async () => false;

/** Lets a higher module lead conversations that begin; asked in the transaction that takes a message in, so it must be quick. */
export function registerLead(takesLead: TakesLead): void {
  asked = takesLead;
}

export function botTakesLead(ctx: Context, begun: { channel: string }): Promise<boolean> {
  return asked(ctx, begun);
}
