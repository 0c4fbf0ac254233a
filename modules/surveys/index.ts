export { inviteCustomer, type OneInvitation } from "./server/ask/invite-customer.ts";
export { makeSurvey, publishSurvey } from "./server/define/make-survey.ts";
export { readResponse } from "./server/respond/list-responses.ts";
export { submitResponse } from "./server/respond/submit-responses.ts";
export { type ToldResponse, takeResponses } from "./server/respond/take-responses.ts";
