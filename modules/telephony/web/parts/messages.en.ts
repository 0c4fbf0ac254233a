import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

/** Words of calls, in English. */
export const en: Words<typeof fa> = {
  outcomes: {
    answered: "Answered",
    missed: "Missed",
    no_answer: "No answer",
    busy: "Busy",
    failed: "Did not get through",
    cancelled: "Not picked up on our side",
    unknown: "Its end is not known",
  },
  going: "Going on",
  directions: { in: "From the customer", out: "To the customer", internal: "Within the house" },
  talk: (length) => `Talk ${length}`,
  wait: (length) => `Wait ${length}`,
  queue: (name) => `Queue ${name}`,
  extension: (number) => `Extension ${number}`,
  recording: "Listen to the recording",
  recordingText: (text) => `Recording: ${text}`,
  hidden: "Hidden number",
  promised: "Conversation and call-back",
};
