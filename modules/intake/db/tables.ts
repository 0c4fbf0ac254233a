import type { Generated } from "kysely";
import type { Context } from "../../../platform/db/index.ts";

export type IntakeTables = {
  source: { brand_id: number; id: Generated<number>; key: string; created_at: Generated<Date> };
  claim: { brand_id: number; source_id: number; ref: number | null; external_key: string };
  raw_input: {
    brand_id: number;
    id: Generated<number>;
    source_id: number;
    received_at: Generated<Date>;
    content_type: string;
    body: Buffer | null;
    file: string | null;
    sha256: Buffer | null;
    erased_at: Date | null;
  };
  quarantine: {
    brand_id: number;
    id: Generated<number>;
    source_id: number;
    raw_input_id: number | null;
    reader: string;
    line: number | null;
    body: string | null;
    problem_code: string;
    problem_field: string | null;
    received_at: Generated<Date>;
    attempts: Generated<number>;
    replayed_at: Date | null;
    dismissed_at: Date | null;
    dismissed_by: string | null;
  };
};

/** This transaction with the tables of intake typed. */
export function tables(ctx: Context) {
  return ctx.db.withTables<IntakeTables>();
}
