import type { StandingLevel } from "./levels.ts";

/** What a level may ask of a conversation. */
export type LevelCase = { channel: string; priority: number; teamId: number | null; segments: readonly number[] };

/** The first level that fits, or null. */
export function pickLevel(levels: readonly StandingLevel[], about: LevelCase): StandingLevel | null {
  return levels.find((level) => fits(level, about)) ?? null;
}

function fits(level: StandingLevel, { channel, priority, teamId, segments }: LevelCase): boolean {
  return (
    (level.channels.length === 0 || level.channels.includes(channel)) &&
    (level.priorities.length === 0 || level.priorities.includes(priority)) &&
    (level.teams.length === 0 || (teamId !== null && level.teams.includes(teamId))) &&
    (level.segments.length === 0 || level.segments.some((id) => segments.includes(id)))
  );
}
