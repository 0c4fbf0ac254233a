export { freePort } from "./free-port.ts";
export { type Delivered, mailBox } from "./mail-box.ts";
export { plainAccount } from "./plain-account.ts";
export { emptyDatabase, type TestDatabase, testDatabase } from "./test-database.ts";
export { testHouse } from "./test-house.ts";
export { throwawayPostgres } from "./throwaway-postgres.ts";
