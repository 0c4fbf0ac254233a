import type { Context } from "../../../platform/db/index.ts";
import { Refusal } from "../../../platform/errors/index.ts";
import type { QuickLog } from "../contract.ts";
import type { Json } from "./subject-readers.ts";

/** What was just logged by hand. */
export type Logged = { interactionId: number; identityId: number; channel: string; at: Date; log: QuickLog };

/**
 * What a higher module does with a log that asks for it by name, in the same transaction; `follow` gives the id of what it made. `undo` takes
 * that back when the log is taken back, and does nothing where nothing was made.
 */
export type LogFollower = {
  follow(ctx: Context, logged: Logged, asked: Json): Promise<number>;
  undo(ctx: Context, interactionId: number): Promise<void>;
};

const followers = new Map<string, LogFollower>();

/** Lets a higher module follow logs that name it in `follow`. They follow in the order of their names' registration. */
export function registerLogFollower(name: string, follower: LogFollower): void {
  followers.set(name, follower);
}

/** Has everybody do what a log asks of them; gives what each made. Refuses `invalid` for a name nobody registered. */
export async function followLog(ctx: Context, logged: Logged): Promise<Record<string, number>> {
  const asked = logged.log.follow ?? {};
  const unknown = Object.keys(asked).find((name) => !followers.has(name));
  if (unknown !== undefined) throw new Refusal("invalid", `follow.${unknown}`);
  const made: Record<string, number> = {};
  for (const [name, follower] of followers) {
    if (name in asked) made[name] = await follower.follow(ctx, logged, asked[name] as Json);
  }
  return made;
}

/** Takes back what was made of a log. */
export async function unfollowLog(ctx: Context, interactionId: number): Promise<void> {
  for (const follower of followers.values()) await follower.undo(ctx, interactionId);
}
