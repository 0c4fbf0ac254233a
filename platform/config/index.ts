export { type Config, readSettings, type S3Settings, type Settings } from "./read-config.ts";
export { fingerprint, keyFile, loadConfig, makeKey, secretKeyOf } from "./secret-key.ts";
export { exitCodes, StartRefusal, type StartRefusalCode, startRefusalOf } from "./start-refusal.ts";
