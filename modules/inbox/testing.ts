export { vectors as letterVectors } from "./server/channels/email/html/xss-vectors.ts";
export { hostileLetter, letterPart } from "./testing/hostile-letter.ts";
export { hostileFiles, hostileNames, hostileTexts } from "./testing/xss-corpus.ts";
