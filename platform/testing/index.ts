export { emptyDatabase, type TestDatabase, testDatabase } from "./test-database.ts";
export { throwawayPostgres } from "./throwaway-postgres.ts";
