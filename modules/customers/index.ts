export type { IdentityType, Purpose } from "./contract.ts";
export { type AdviseChannel, adviseChannel } from "./server/contact-gate/advise-channel.ts";
export { type Audience, audienceIds, audiencePart, countAudience } from "./server/contact-gate/audience.ts";
export { allowPurpose, refuseSurveys } from "./server/contact-gate/consent-choices.ts";
export type { ContactAnswer } from "./server/contact-gate/decide-contact.ts";
export { claimContact, type MayContact, mayContact, mayContactMany } from "./server/contact-gate/may-contact.ts";
export type { ChannelAdvice } from "./server/contact-gate/rank-channels.ts";
export { type ReachEvidence, registerReachEvidence } from "./server/contact-gate/reach-evidence.ts";
export { type ContactSent, recordContact } from "./server/contact-gate/record-contact.ts";
export { refusesSurveys } from "./server/contact-gate/refuses-surveys.ts";
export { type HeardWord, liftStop, startByWord, stopAddress, stopByWord } from "./server/contact-gate/stop-words.ts";
export { removeSuppression, suppressAddress } from "./server/contact-gate/suppressions.ts";
export { type UnsubscribeLinks, unsubscribeLinks } from "./server/contact-gate/unsubscribe-links.ts";
export { type FactColumn, type FactSource, onFolded, registerFacts } from "./server/fold/fact-registry.ts";
export { foldChanges } from "./server/fold/fold-changes.ts";
export { touchCustomers, touchEverybody } from "./server/fold/touch-customers.ts";
export { customerNames } from "./server/list/customer-names.ts";
export { customerNumbers } from "./server/list/customer-numbers.ts";
export { customerTable } from "./server/list/export-list.ts";
export { type NamedPerson, namePeople, personCells } from "./server/list/name-people.ts";
export { countSuggestions } from "./server/people/count-suggestions.ts";
export { customerGlance } from "./server/people/customer-glance.ts";
export { findErased } from "./server/people/erased-identities.ts";
export { findPartner, knownPartner } from "./server/people/find-partner.ts";
export { erasedCustomers, erasedSince, holdOffErasures } from "./server/people/hold-off-erasures.ts";
export {
  customerOfIdentity,
  identitiesOfCustomer,
  identityById,
  identityByValue,
  type KnownIdentity,
} from "./server/people/identities-of-customer.ts";
export { identitiesToKeep, identityOfCustomer } from "./server/people/identity-of-customer.ts";
export { type ClaimedIdentity, crmValue, type PersonClaim, type ResolvedPerson } from "./server/people/person-claim.ts";
export { resolvePeople } from "./server/people/resolve-people.ts";
export { eraseCustomer } from "./server/privacy/erase-customer.ts";
export { replayErasures } from "./server/privacy/erasure-journal.ts";
export {
  type ErasedPerson,
  type PersonIds,
  registerErasure,
  registerPersonalExport,
} from "./server/privacy/person-registry.ts";
export { hasJournal, takeJournal } from "./server/privacy/take-journal.ts";
export { type AttributeValue, attributeDefinitions, defineAttribute } from "./server/profile/attribute-definitions.ts";
export { type PostalAddress, savePostalAddress, sayAddress } from "./server/profile/postal-address.ts";
export { type PostalPerson, postalPeople } from "./server/profile/postal-people.ts";
export { setDeclaredAttributes } from "./server/profile/set-declared-attributes.ts";
export { type SavedCustomer, saveCustomers } from "./server/save/save-customers.ts";
export { type CustomerStanding, customerStandings } from "./server/segments/customer-standing.ts";
export { registerSegmentFact, type SegmentFact } from "./server/segments/rule-fact.ts";
export { makeSegment } from "./server/segments/segments.ts";
export { segmentsOfCustomer } from "./server/segments/segments-of-customer.ts";
