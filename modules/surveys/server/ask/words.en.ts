import type { AskWords } from "./words.fa.ts";

export const words: AskWords = {
  message: "Hello. A short answer of yours helps us do better.",
  messageNamed: "Hello {name}. A short answer of yours helps us do better.",
  subject: "What you think of {brand}",
  sendNumber: "Send a number from {from} to {to}.",
  sendChoice: "Send the number of one of these:",
  orOpen: "Or answer here: {link}",
  open: "To answer, please open {link}",
  openButton: "Answer the survey",
  orOpenButton: "Or open the whole survey",
  more: "If you have time, there are a few more questions: {link}",
  thanks: "Thank you for your time.",
  changed: "Your new answer has taken the place of the old one. Thank you.",
  late: "We have your answer already, and it can no longer be changed. Thank you.",
  closed: "This survey is closed. Thank you for thinking of us.",
  tapNote: "Each button opens a page on which you send your answer.",
  why: "You get this letter because you are a customer of {brand}.",
  stop: "Send no more surveys",
  stopSms: "Reply STOP to get no more",
  reminder: "A reminder: we would still like to hear from you. After this we send no more about this survey.",
  test: "Test",
};
