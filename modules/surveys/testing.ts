export { multipart, pdf, photo } from "./testing/multipart.ts";
export { openToldSurvey, type ToldAnswer, tellAnswers } from "./testing/tell-answers.ts";
