export { makeSurvey, publishSurvey } from "./server/define/make-survey.ts";
export { readResponse } from "./server/respond/list-responses.ts";
export { submitResponse } from "./server/respond/submit-responses.ts";
