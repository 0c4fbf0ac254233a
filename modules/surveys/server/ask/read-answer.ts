import { latinDigits, searchForm } from "../../../../platform/text/index.ts";
import type { Answer } from "../../contract/answers.ts";
import type { Question } from "../../contract/definition.ts";

/** What a message answers, and what it says besides. */
export type ReadAnswer = { answer: Answer; rest: string };

// No 9 and no 1: «نه» is also "no", and «یک» begins too many sentences.
const numberWords = ["صفر", "", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "", "ده"];
/** After a number these make an amount of something, not a score. */
const units =
  /^(?:روز|ساعت|هفته|ماه|سال|دقیقه|ثانیه|تا|عدد|بار|نفر|تومان|ریال|هزار|میلیون|درصد|کیلو|متر|days?|hours?|weeks?|months?|years?|minutes?|times?|pieces?|pcs|people|toman|rials?|percent|kg|am|pm|%)(?![\p{L}])/iu;

/** Whether a question can be asked and answered by plain messages. */
export function isAskable(question: Question): boolean {
  if (question.type === "scale" || question.type === "text") return true;
  return question.type === "choice" && !question.many && !question.other && question.options.length <= 12;
}

/**
 * Reads a message as the answer to a question: "9", «۹», "9 خیلی خوب بود", "9 از 10", a choice's number or words, or a text. Null where it
 * rather says something else, such as a question of its own: that is for people.
 */
export function readAnswer(question: Question, message: string): ReadAnswer | null {
  const text = latinDigits(message).trim();
  if (text === "" || /[?؟]/.test(text)) return null;
  if (question.type === "text")
    return text.length > question.most_characters ? null : { answer: message.trim(), rest: "" };
  if (question.type === "scale") return readScale(question.from, question.to, text);
  if (question.type === "choice" && isAskable(question)) return readChoice(question.options, text);
  return null;
}

const numbered =
  /^(?:نمره|امتیاز|score)?\s*[:：]?\s*(\d{1,2})(?!\d)(?:\s*(?:از|\/|of|out of)\s*(\d{1,2})(?!\d))?(?![.:/]\d)[\s,.!،؛:;–—-]*/iu;

function readScale(from: number, to: number, text: string): ReadAnswer | null {
  const word = numberWords.indexOf(searchForm(text));
  if (word >= from && word <= to && text !== "") return { answer: word, rest: "" };
  const found = numbered.exec(text);
  if (!found) return null;
  const value = Number(found[1]);
  const after = text.slice(found[0].length).trim();
  // A face or a star beside a number says nothing more.
  const rest = /[\p{L}\p{N}]/u.test(after) ? after : "";
  if (value < from || value > to || (found[2] !== undefined && Number(found[2]) !== to)) return null;
  return units.test(rest) ? null : { answer: value, rest };
}

function readChoice(options: (Question & { type: "choice" })["options"], text: string): ReadAnswer | null {
  const form = searchForm(text);
  const named = options.find(({ title }) => [title.fa, title.en].some((one) => one && searchForm(one) === form));
  if (named) return { answer: [named.key], rest: "" };
  const found = /^(\d{1,2})[\s.!،)-]*$/.exec(text);
  const picked = found ? options[Number(found[1]) - 1] : undefined;
  return picked ? { answer: [picked.key], rest: "" } : null;
}
