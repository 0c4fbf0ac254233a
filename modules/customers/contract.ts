/** What goes over the wire, part by part. */
export * from "./contract/contact.ts";
export * from "./contract/list.ts";
export * from "./contract/merging.ts";
export * from "./contract/profile.ts";
export * from "./contract/segments.ts";
export {
  attributeOf,
  attributeTypes,
  customerKinds,
  type IdentityType,
  identityTypes,
  idParams,
  type Lifecycle,
  lifecycles,
  partnerTypes,
  purposes,
} from "./contract/words.ts";
export { type Rule, rule } from "./rule.ts";
