import type { IdentityType } from "../../contract.ts";

/** One identifier as a record names it: `value` is normalised (platform/identifiers), `shown` is for people. */
export type ClaimedIdentity = { type: IdentityType; value: string; shown?: string; verified?: boolean };

/** What one record says of who it is about. The first identity is the one it came by. */
export type PersonClaim = {
  sourceId: number;
  identities: ClaimedIdentity[];
  name?: string | null;
  kind?: "person" | "company" | "partner";
  city?: string | null;
  language?: string | null;
  /** When the record says they were first known; now where it does not. */
  createdAt?: Date;
};

/** Null where the person was erased: the record must not bring them back. */
export type ResolvedPerson = { identityId: number; customerId: number } | null;

/** A key under which one identifier is looked up in memory. */
export function identityKey(identity: { type: string; value: string }): string {
  return `${identity.type}\n${identity.value}`;
}

/**
 * The identity value of a shop's or CRM's customer number: ids of different sources are different people until something
 * certain joins them. The source `crm` is the house's own and stands without prefix.
 */
export function crmValue(sourceKey: string, externalId: string): string {
  const id = externalId.trim();
  return sourceKey === "crm" && !id.includes(":") ? id : `${sourceKey}:${id}`;
}

/** Which register an account id belongs to: two different ids of one register are two accounts. Null for other identities. */
export function registerOf(identity: { type: string; value: string }): string | null {
  if (identity.type !== "crm" && identity.type !== "site_user") return null;
  const colon = identity.value.indexOf(":");
  return `${identity.type}:${colon < 0 ? "" : identity.value.slice(0, colon)}`;
}
