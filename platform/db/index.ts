export { atEnd, inSavepoint } from "./at-end.ts";
export { type Actor, type BrandWork, type Context, may, system, withBrand } from "./context.ts";
export { exemptTables } from "./exempt.ts";
export { type Migration, type MigrationSource, migrate, NewerDatabase, planMigrations } from "./migrate.ts";
export { appConnection, appRole, type Database, type NoTables, openDatabase } from "./open.ts";
export { plannedAnew } from "./prepare-statements.ts";
export { together } from "./together.ts";
