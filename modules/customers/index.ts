export type { IdentityType } from "./contract.ts";
export { type FactColumn, type FactSource, onFolded, registerFacts } from "./server/fold/fact-registry.ts";
export { foldChanges } from "./server/fold/fold-changes.ts";
export { touchCustomers, touchEverybody } from "./server/fold/touch-customers.ts";
export { customerNames } from "./server/list/customer-names.ts";
export { findPartner } from "./server/people/find-partner.ts";
export { type ClaimedIdentity, crmValue, type PersonClaim, type ResolvedPerson } from "./server/people/person-claim.ts";
export { resolvePeople } from "./server/people/resolve-people.ts";
export { type PersonIds, registerErasure, registerPersonalExport } from "./server/privacy/person-registry.ts";
