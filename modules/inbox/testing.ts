export { vectors as letterVectors } from "./server/channels/email/html/xss-vectors.ts";
export { type HostileFile, hostileFiles, hostileNames, hostileTexts } from "./testing/xss-corpus.ts";
