import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

export const en: Words<typeof fa> = {
  title: "Trial conversation",
  which: "Which one",
  whichOf: { draft: "Draft", live: "Live" },
  again: "Ask again",
  clear: "Start over",
  talk: "Conversation with the bot",
  empty: "Write as a customer would. You see what the bot says, and why. Nothing is sent to anybody.",
  field: "Trial message",
  placeholder: "Where is my order?",
  send: "Send the trial message",
  thinking: "The bot is thinking",
  handsOver: "Hands the conversation to a colleague and says nothing.",
  saysNothing: "Says nothing.",
  outcomes: {
    replied: "Answered",
    asked_back: "Asked back",
    unsure: "Was not sure",
    handed_over: "Handed over",
    silent: "Stayed silent",
  },
  why: "Why?",
  readAs: "Read as",
  steps: "How it decided",
  counted: "Counted:",
  notCounted: "Did not count:",
  from: (source) => `The answer came from ${source}.`,
  sources: {
    intent: "the answer of an intent",
    flow: "a flow",
    article: "an article",
    product: "the catalogue",
    order: "the customer's order",
    incident: "an incident",
    branch: "Branches",
    proof: "proving who they are",
    small_talk: "small talk",
    model: "the language model",
    asked_back: "asking back",
    unsure: "being unsure",
  },
  ranking: "Closest intents",
  rankingFrom: (sure) => `Closest intents (answers from ${sure} on)`,
  none: "None of them",
  articles: "Articles found",
  articlesFrom: (wanted) => `Articles found (answers from ${wanted} on)`,
  feeling: "How the customer feels",
  feelings: { negative: "Unhappy", neutral: "Neutral", positive: "Happy" },
  comma: ", ",
  known: "What it read from the message",
  otherReason: (code) => `Step “${code}”`,
  reasons: {
    too_many: (told) => `It gave ${told("answers")} answers within an hour; a colleague goes on.`,
    people_hours: () => "At this hour colleagues answer first.",
    file: () => "Only a file came, without words.",
    asked_for_person: () => "The customer asked for a person.",
    chose: (told) => `The customer chose “${told("label")}”.`,
    topic: (told) => `It is about “${told("topic")}”, which goes to a colleague.`,
    upset: (told, passed) =>
      passed
        ? `The customer is upset (${told("score")}): ${told("evidence")}`
        : `A little unhappy (${told("score")}), not enough to hand over.`,
    proving: () => "It is proving who the customer is.",
    in_flow: () => "It is in the middle of a flow.",
    wordless: () => "There were no words to read.",
    small_talk: () => "It is a greeting, thanks or a farewell and nothing else.",
    incident: (told) => `It is about the incident “${told("incident")}”.`,
    branches: (told) => `It asks after branches${told("city") ? ` in “${told("city")}”` : ""}.`,
    no_intent: () => "It is close to none of the intents.",
    intent: (told, passed) =>
      passed
        ? `The intent is “${told("title")}” (${told("score")}).`
        : `Maybe “${told("title")}” (${told("score")}), but an answer needs ${told("sure")} and no other close by.`,
    close: (told) => `“${told("title")}” is close too (${told("score")}), so it asks.`,
    order_words: () => "They ask after an order of theirs.",
    product: (told) => `${told("found")} products were found with these words.`,
    no_article: () => "No article about this question was found.",
    article: (told, passed) =>
      passed
        ? `The article “${told("title")}” answers (${told("score")}).`
        : `The article “${told("title")}” may answer (${told("score")}); ${told("wanted")} are needed.`,
  },
};
