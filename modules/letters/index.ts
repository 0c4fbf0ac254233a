export { addBatch } from "./server/gather-letters.ts";
export { listLetters, returnLetter } from "./server/letters.ts";
export { postBatch, tell as tellPosted } from "./server/post-batch.ts";
export { addTemplate } from "./server/templates.ts";
