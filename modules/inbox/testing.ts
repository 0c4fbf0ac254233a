export { vectors as letterVectors } from "./server/channels/email/html/xss-vectors.ts";
export { botAccount, fakeBot } from "./server/channels/fakes/fake-bot.ts";
export { fakeKavenegar, kavenegarAccount } from "./server/channels/fakes/fake-kavenegar.ts";
export { startFake } from "./server/channels/fakes/fake-server.ts";
export { lookAt } from "./server/channels/look-at.ts";
export { hostileLetter, letterPart } from "./testing/hostile-letter.ts";
export { answers, lettersOut } from "./testing/inbox-app.ts";
export { hostileFiles, hostileNames, hostileTexts } from "./testing/xss-corpus.ts";

import { system, withBrand } from "../../platform/db/index.ts";
import type { TestDatabase } from "../../platform/testing/index.ts";
import { usualWeek } from "../admin/contract.ts";
import { backfillSome } from "./server/service-level/recount-rounds.ts";

/** What happened in a conversation, as a test tells it: minutes since a start, who spoke, or what was done. */
export type ToldEvent = {
  minute: number;
  what: "customer" | "agent" | "bot" | "machine" | "note" | "withdrawn" | "resolved" | "reopened";
  user?: string;
};
export type ToldConversation = {
  identity: number;
  channel?: string;
  team?: number | null;
  assignee?: string | null;
  spam?: boolean;
  events: readonly ToldEvent[];
};

const shapes = {
  customer: { kind: "message", direction: "in", author: "customer" },
  machine: { kind: "message", direction: "in", author: "customer" },
  agent: { kind: "message", direction: "out", author: "agent" },
  withdrawn: { kind: "message", direction: "out", author: "agent" },
  bot: { kind: "message", direction: "out", author: "bot" },
  note: { kind: "note", direction: null, author: "agent" },
  resolved: { kind: "event", direction: null, author: "agent" },
  reopened: { kind: "event", direction: null, author: "system" },
} as const;

/** Puts conversations into the tables of a brand that works as most do, past the ways in, and has their waits told as those of old ones are. */
export async function tellConversations(
  database: TestDatabase,
  brandId: number,
  start: number,
  told: readonly ToldConversation[],
  now: Date,
): Promise<void> {
  await database.owner.query("update brand set working_week = $2 where id = $1", [brandId, usualWeek]);
  const at = (minute: number) => new Date(start + minute * 60_000);
  for (const { identity, channel = "chat", team = null, assignee = null, spam = false, events } of told) {
    const end = events.findLast(({ what }) => what === "resolved" || what === "reopened");
    const { rows } = await database.owner.query(
      `insert into conversation (brand_id, identity_id, channel, team_id, assignee_id, opened_at, last_message_at, status, spam_at)
       values ($1, $2, $3, $4, $5, $6, $6, $7, $8) returning id`,
      [
        brandId,
        identity,
        channel,
        team,
        assignee,
        at(events[0]?.minute ?? 0),
        end?.what === "resolved" ? "resolved" : "open",
        spam ? now : null,
      ],
    );
    for (const [place, { minute, what, user = null }] of events.entries()) {
      const { kind, direction, author } = shapes[what];
      await database.owner.query(
        `insert into message (brand_id, conversation_id, home_id, seq, revision, kind, direction, author, user_id, channel, event, at,
           withdrawn_at, by_machine) values ($1, $2, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          ...[brandId, rows[0].id, place + 1, kind, direction, author, user, channel],
          ...[kind === "event" ? what : null, at(minute), what === "withdrawn" ? at(minute) : null, what === "machine"],
        ],
      );
    }
  }
  const on = { brandId, actor: system("test"), now };
  while (await withBrand(database.app.app, on, backfillSome));
}
