import type { Context } from "../../../../platform/db/index.ts";

/** A message that is coming in, before it is written. */
export type Coming = {
  messageId: number;
  customerId: number;
  identityId: number;
  channel: string;
  text: string;
  at: Date;
  /** Our message under which a button was pressed; null where the text was written. */
  pressedUnder: number | null;
};
/** Takes a message for itself where it was waiting for it: gives what the message is to carry, or null where it is for people. */
export type TakesMessage = (ctx: Context, coming: Coming) => Promise<Record<string, unknown> | null>;

let asked: TakesMessage = async () => null;

/**
 * Lets a higher module take messages that answer what it asked. Asked in the transaction that takes a message in, so it must be quick. A
 * message that was taken stands in its conversation, marked; nobody waits for an answer to it, and no bot or rule hears it.
 */
export function registerTaker(takes: TakesMessage): void {
  asked = takes;
}

/** A calendar program's answer that is coming in by mail. */
export type CalendarAnswered = { customerId: number; identityId: number; calendar: string };
type TakesCalendar = (ctx: Context, answered: CalendarAnswered) => Promise<Record<string, unknown> | null>;

let answered: TakesCalendar = async () => null;

/** Lets a higher module take what calendar programs answer; as `registerTaker`, which is not asked then. */
export function registerCalendarAnswers(takes: TakesCalendar): void {
  answered = takes;
}

export function takenAsCalendar(ctx: Context, coming: CalendarAnswered): Promise<Record<string, unknown> | null> {
  return answered(ctx, coming);
}

export function takenBy(ctx: Context, coming: Coming): Promise<Record<string, unknown> | null> {
  return asked(ctx, coming);
}
