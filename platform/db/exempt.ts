/**
 * Tables without row-level security, each with its reason. Everything else in the schema must force it; a test compares this list
 * with the migrated database.
 */
export const exemptTables: Record<string, string> = {
  migration: "migrations: what has been applied",
  calendar_day: "the calendar is the same for every brand",
  brand: "directory: slug → brand",
  member: "directory: user → brands",
  invitation: "directory: token → brand",
  api_key: "directory: key → brand",
  site: "directory: site key → brand",
  help_domain: "directory: domain → brand",
  demo_making: "the demo: how far its making is",
  user: "sign-in: one person may work in several brands",
  session: "sign-in",
  account: "sign-in",
  verification: "sign-in",
  twoFactor: "sign-in",
  attempt: "sign-in: failures counted under a keyed hash, before anybody is known",
};
