import type { Context } from "../../../platform/db/index.ts";
import { makeSegment } from "../../customers/index.ts";

const groups = [
  { name: "خریداران چندباره", rule: { fact: "orders", op: "at_least", value: 3 } },
  { name: "مدتی است نخریده‌اند", rule: { fact: "lifecycle", op: "any_of", value: ["lapsed"] } },
  { name: "تهرانی‌ها", rule: { fact: "city", op: "is", value: "تهران" } },
];

/** Groups as a shop has them; a job counts their members. */
export async function makeGroups(ctx: Context): Promise<void> {
  for (const group of groups) await makeSegment(ctx, group);
}
