import type { Generated } from "kysely";
import type { Context } from "../../../platform/db/index.ts";
import type { Direction, Kind } from "../contract.ts";

export type TimelineTables = {
  interaction: {
    brand_id: number;
    id: Generated<number>;
    recorded_at: Date;
    occurred_at: Date;
    identity_id: number;
    kind: Kind;
    channel: string;
    touchpoint: string | null;
    direction: Direction | null;
    partner_id: number | null;
    user_id: string | null;
    source_id: number;
    subject: string;
    subject_id: number | null;
    feeling: number | null;
  };
  interaction_text: {
    brand_id: number;
    recorded_at: Date;
    interaction_id: number;
    body: string | null;
    meta: Record<string, unknown> | null;
  };
  interaction_withdrawal: {
    brand_id: number;
    interaction_id: number;
    withdrawn_at: Generated<Date>;
    withdrawn_by: string;
  };
  interaction_day: {
    brand_id: number;
    day: string;
    kind: Kind;
    channel: string;
    partner_id: Generated<number>;
    direction: Generated<string>;
    slot: Generated<number>;
    n: number;
  };
  identity_activity: {
    brand_id: number;
    identity_id: number;
    interactions: number;
    contacts: number;
    first_contact_at: Date | null;
    last_contact_at: Date | null;
    last_seen_at: Date | null;
    last_channel: string | null;
  };
};

/** This transaction with the tables of the timeline typed. */
export function tables(ctx: Context) {
  return ctx.db.withTables<TimelineTables>();
}
