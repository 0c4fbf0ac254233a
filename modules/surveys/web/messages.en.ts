import type { Words } from "../../../platform/i18n/index.ts";
import { modeNames } from "../contract/mode-names.ts";
import type { fa } from "./messages.fa.ts";

export const en: Words<typeof fa> = {
  title: "Surveys",
  states: { draft: "Draft", live: "Live", closed: "Closed" },
  changed: "with unpublished changes",
  tabs: {
    build: "Build",
    asking: "Asking",
    responses: "Responses",
    phone: "Phone interview",
    paper: "Enter paper sheets",
  },
  parts: "Parts of the survey",
  back: "All surveys",
  close: "Close",
  undo: "Undo",
  languages: { fa: "Persian", en: "English" },
  modes: modeNames.en,
  scores: { nps: "NPS", nps_1_10: "NPS (1 to 10)", csat: "Satisfaction", ces: "Ease", expectation: "Expectation" },
  expectations: { "1": "Fell short", "2": "As expected", "3": "Better than expected" },
  outOf: (score, of) => `${score} of ${of}`,
  groups: { promoter: "Promoter", passive: "Passive", detractor: "Detractor" },
  nobody: "Nameless",
  yes: "Yes",
  no: "No",
  passedOver: "Not answered",
};
