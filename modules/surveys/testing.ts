export { openToldSurvey, type ToldAnswer, tellAnswers } from "./testing/tell-answers.ts";
