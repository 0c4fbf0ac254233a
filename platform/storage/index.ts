export { checkStorage } from "./check-storage.ts";
export { s3Storage } from "./s3-storage.ts";
export { type Storage, type StorageSettings, storageOf } from "./storage.ts";
