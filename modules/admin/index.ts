export { type Deed, recordAudit } from "./server/audit/record-audit.ts";
export { changeSettings } from "./server/brands/change-settings.ts";
export { type BrandToMake, createBrand } from "./server/brands/create-brand.ts";
export {
  type Brand,
  brandById,
  brandBySlug,
  brandSettings,
  dayInBrand,
  isoDayInBrand,
  listBrands,
} from "./server/brands/directory.ts";
export { holdTimeZone } from "./server/brands/hold-time-zone.ts";
export { listHolidays } from "./server/brands/holidays.ts";
export { type DayCounters, type DaySpan, recountDays } from "./server/brands/recount-days.ts";
export { createApiKey, type NewApiKey } from "./server/machines/api-keys.ts";
export { type SiteClaim, signSiteClaim, verifySiteClaim } from "./server/machines/site-claim.ts";
export { type Site, siteByKey, siteTakesOrigin } from "./server/machines/site-directory.ts";
export { onceShown } from "./server/once-shown.ts";
export { addMember, listMembers } from "./server/people/members.ts";
export {
  createUser,
  hashed,
  type NewUser,
  resetPassword,
  type User,
  userByEmail,
  userById,
} from "./server/people/users.ts";
export { allPermissions, learnPermissions, permissionsOf } from "./server/permissions.ts";
export { keyFor, newToken, seal, tokenHash, unseal } from "./server/secrets.ts";
export { authenticator } from "./server/sign-in/authenticate.ts";
