import { Refusal } from "../../../platform/errors/index.ts";

/** The place in a list sorted by time and id, newest first. */
export type Place = { at: string; id: number };

/** An opaque text for a place in a list. */
export function cursorOf({ at, id }: Place): string {
  return Buffer.from(`${at} ${id}`).toString("base64url");
}

/** The place behind a cursor; null without one, refuses (`invalid`) a text that is no cursor of ours. */
export function placeOf(cursor: string | undefined): Place | null {
  if (!cursor) return null;
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (\d{1,15})$/.exec(Buffer.from(cursor, "base64url").toString());
  if (!match || Number.isNaN(Date.parse(match[1]!))) throw new Refusal("invalid", "after");
  return { at: match[1]!, id: Number(match[2]) };
}
