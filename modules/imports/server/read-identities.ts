import { normalise } from "../../../platform/identifiers/index.ts";
import type { ClaimedIdentity } from "../../customers/index.ts";
import { type Reason, reason } from "./reasons.ts";

/**
 * The identities that a row names, its customer number first; none where all cells are empty. `crm` makes a number the value of an
 * identity (see customers.crmValue); phones without a prefix are read as of `country`.
 */
export function readIdentities(
  cells: { id: string; phone: string; email: string },
  crm: (id: string) => string,
  country = "IR",
): ClaimedIdentity[] | Reason {
  const identities: ClaimedIdentity[] = [];
  if (cells.id !== "") {
    const id = normalise("crm", cells.id);
    if ("problem" in id) return reason(id.problem, "customer_external_id", cells.id);
    identities.push({ type: "crm", value: crm(id.value), shown: id.shown });
  }
  for (const type of ["phone", "email"] as const) {
    if (cells[type] === "") continue;
    const found = normalise(type, cells[type], { defaultCountry: country });
    if ("problem" in found) return reason(found.problem, type, cells[type]);
    identities.push({ type, ...found });
  }
  return identities;
}
