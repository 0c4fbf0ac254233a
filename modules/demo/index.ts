export { askDemo, countJudged, openDemoHelp } from "./server/ask/ask-demo.ts";
export { demoQuestions, type Verdict } from "./server/ask/questions.ts";
