import type { FileRow } from "../../../platform/files/index.ts";
import { parseDate } from "../../../platform/values/index.ts";
import { type ClaimedIdentity, crmValue } from "../../customers/index.ts";
import type { Mapping } from "../contract.ts";
import { readIdentities } from "./read-identities.ts";
import { type Reason, reason } from "./reasons.ts";
import { cellOf } from "./row-cells.ts";
import { channelOf, directionOf, kindOf } from "./words-of-interactions.ts";

/** An interaction as its row tells it, the person and the partner not yet looked up. */
export type ReadInteraction = {
  externalId: string;
  identities: ClaimedIdentity[];
  occurredAt: Date;
  kind: NonNullable<ReturnType<typeof kindOf>>;
  channel: string;
  touchpoint: string | null;
  direction: "in" | "out" | null;
  text: string | null;
  partner: string | null;
  agent: string | null;
};

export type InteractionReading = { mapping: Mapping; sourceKey: string; timeZone: string; country?: string };

const longest = { text: 100_000, touchpoint: 100, partner: 200, agent: 200 } as const;

/** Reads one row, or says why it cannot be taken. Without its columns an interaction is a contact on another channel. */
export function readInteraction(externalId: string, row: FileRow, how: InteractionReading): ReadInteraction | Reason {
  const at = how.mapping.columns;
  const date = cellOf(row, at["occurred_at"]);
  if (date === "") return reason("field_missing", "occurred_at");
  const occurredAt = parseDate(date, how.mapping.dateFormat ?? "auto", how.timeZone);
  if (typeof occurredAt === "string") return reason(occurredAt, "occurred_at", date);
  const customer = {
    id: cellOf(row, at["customer_external_id"]),
    phone: cellOf(row, at["phone"]),
    email: cellOf(row, at["email"]),
  };
  const identities = readIdentities(customer, (id) => crmValue(how.sourceKey, id), how.country);
  if ("code" in identities) return identities;
  if (identities.length === 0) return reason("person_missing");
  const kindWord = cellOf(row, at["kind"]);
  const kind = kindWord ? kindOf(kindWord) : "contact";
  if (!kind) return reason("kind_unknown", "kind", kindWord);
  const channelWord = cellOf(row, at["channel"]);
  const channel = channelWord ? channelOf(channelWord) : "other";
  if (!channel) return reason("channel_unknown", "channel", channelWord);
  const directionWord = cellOf(row, at["direction"]);
  const direction = directionWord ? directionOf(directionWord) : null;
  if (directionWord && !direction) return reason("direction_unknown", "direction", directionWord);
  const words = readWords(row, at);
  if ("code" in words) return words;
  return { externalId, identities, occurredAt, kind, channel, direction, ...words };
}

type Words = Pick<ReadInteraction, "text" | "touchpoint" | "partner" | "agent">;

function readWords(row: FileRow, at: Mapping["columns"]): Words | Reason {
  const words: Words = { text: null, touchpoint: null, partner: null, agent: null };
  for (const field of ["text", "touchpoint", "partner", "agent"] as const) {
    const cell = cellOf(row, at[field]);
    if (cell.length > longest[field]) return reason("value_too_long", field);
    words[field] = cell || null;
  }
  return words;
}
