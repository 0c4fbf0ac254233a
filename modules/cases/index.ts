export { answerConfirmation } from "./server/confirm/answer-confirmation.ts";
export { beginAsking } from "./server/confirm/ask-customer.ts";
export { closeUnconfirmed } from "./server/confirm/close-unconfirmed.ts";
export { changeCase, withdrawCase } from "./server/deeds/change-case.ts";
export { logCall, noteInCase } from "./server/deeds/work-case.ts";
export { addImprovement } from "./server/improvements/improvements.ts";
export { openByHand as openCase } from "./server/open/open-by-hand.ts";
