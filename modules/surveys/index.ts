export { makeSurvey, publishSurvey } from "./server/define/make-survey.ts";
export { readResponse } from "./server/respond/list-responses.ts";
export { submitResponse } from "./server/respond/submit-responses.ts";
export { scoreName } from "./server/tally/answer-rows.ts";
export { answersVersion, countedAnswers } from "./server/tally/counted-answers.ts";
export { type CountedResponse, countedResponses, type ResponsesWanted } from "./server/tally/counted-responses.ts";
export { type Dimension, dimensions } from "./server/tally/dimensions.ts";
export { foldTallies } from "./server/tally/fold-tallies.ts";
export { type NamedSurvey, namedSurvey, namedSurveys } from "./server/tally/survey-names.ts";
