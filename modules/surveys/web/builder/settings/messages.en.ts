import type { Words } from "../../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

export const en: Words<typeof fa> = {
  asking: "Asking",
  languages: "Languages of the survey",
  oneAtATime: "One question at a time",
  progress: "Show the progress",
  looks: "Looks",
  colour: "Colour",
  colourDarkened: "It is shown a little darker, so that words on it stay readable.",
  closing: "Ending",
  closesAt: "Closes at the end of the day",
  quota: "Closes after so many answers",
  unlimited: "No limit",
  changing: "Answers can be changed for so many minutes",
  expires: "Invitations end after so many days",
  openLink: "An open link takes answers too",
  anonymous: "Anonymous",
  anonymousNote: "No name, conversation or address is kept; no answer can be led back to anybody.",
  anonymousFixed: "After the first answer this no longer changes.",
  touchpoint: "Touchpoint",
};
