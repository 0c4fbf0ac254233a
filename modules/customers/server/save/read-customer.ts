import type { AttributeDefinition, CustomerBody } from "../../contract.ts";
import { type ClaimedIdentity, crmValue, type PersonClaim } from "../people/person-claim.ts";
import { type AttributeValue, readAttributes } from "../profile/attribute-definitions.ts";
import { readIdentity } from "../profile/change-identities.ts";

/** A customer as another system said it, understood: who it is about, and what is to stand in the profile. */
export type ReadCustomer = { claim: PersonClaim; profile: SaidProfile };
export type SaidProfile = {
  name?: string | null;
  kind?: CustomerBody["kind"];
  partner_type?: CustomerBody["partner_type"];
  city?: string | null;
  language?: string | null;
  birthday?: string | null;
  owner_id?: string | null;
  tags: string[];
  attributes: Record<string, AttributeValue | null>;
};

/** Reads one customer. Refuses identifiers (`identity_unreadable`) and attributes that cannot be understood, naming the field. */
export function readCustomer(
  body: CustomerBody,
  sourceId: number,
  definitions: readonly AttributeDefinition[],
): ReadCustomer {
  const identities: ClaimedIdentity[] = [];
  if (body.external_id) {
    const read = readIdentity("crm", crmValue(body.source, body.external_id), "external_id");
    identities.push({ ...read, shown: body.external_id });
  }
  if (body.phone) identities.push(readIdentity("phone", body.phone, "phone"));
  if (body.email) identities.push(readIdentity("email", body.email, "email"));
  for (const [n, { type, value, verified }] of (body.identities ?? []).entries()) {
    const text = type === "crm" ? crmValue(body.source, value) : value;
    identities.push({ ...readIdentity(type, text, `identities.${n}.value`), ...(verified && { verified }) });
  }
  const claim: PersonClaim = {
    sourceId,
    identities,
    kind: body.kind,
    ...(body.created_at && { createdAt: new Date(body.created_at) }),
  };
  return { claim, profile: profileOf(body, definitions) };
}

function profileOf(body: CustomerBody, definitions: readonly AttributeDefinition[]): SaidProfile {
  const { name, kind, partner_type, city, language, birthday, owner_id, tags = [], attributes = {} } = body;
  return {
    ...{ name, kind, partner_type, city, language, birthday, owner_id },
    tags: [...new Set(tags)],
    attributes: readAttributes(definitions, attributes),
  };
}
