export { checkStorage } from "./check-storage.ts";
export { type Storage, type StorageSettings, storageOf } from "./storage.ts";
