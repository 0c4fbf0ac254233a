import type { Answer } from "./answers.ts";
import type { Question } from "./definition.ts";

/** Why a value cannot be the answer of a question. */
export type AnswerProblem =
  | "answer_required"
  | "answer_out_of_scale"
  | "answer_not_offered"
  | "answer_too_many"
  | "answer_too_few"
  | "answer_not_a_number"
  | "answer_not_a_date"
  | "answer_not_a_phone"
  | "answer_not_an_email"
  | "answer_not_a_national_id"
  | "answer_too_long"
  | "answer_of_another_kind"
  | "answer_file_kind"
  | "answer_file_too_large"
  | "answer_file_too_many"
  | "answer_file_not_kept";

type Checked = { value: Answer } | { problem: AnswerProblem };
const wrong = (problem: AnswerProblem): Checked => ({ problem });
const right = (value: Answer): Checked => ({ value });

/** Reads formats that need more than this file: phones, e-mails and national ids. Null where the text is none. */
export type ReadFormats = Record<"phone" | "email" | "national_id", (text: string) => string | null>;

/** The value of an answer as it is kept (numbers and dates with Latin digits), or what is wrong with it. Nothing given is null. */
export function checkAnswer(question: Question, given: Answer | undefined, formats: ReadFormats): Checked {
  if (given === undefined || given === null || given === "") return right(null);
  if (Array.isArray(given) && given.length === 0) return right(null);
  switch (question.type) {
    case "scale":
      return checkScale(question, given);
    case "choice":
      return checkChoice(question, given);
    case "ranking":
      return checkRanking(question, given);
    case "matrix":
      return checkMatrix(question, given);
    case "number":
      return checkNumber(question, given);
    case "date":
      return checkDate(question, given);
    case "text":
      if (typeof given !== "string") return wrong("answer_of_another_kind");
      return given.length > question.most_characters ? wrong("answer_too_long") : right(given.trim() || null);
    case "phone":
    case "email":
    case "national_id": {
      const value = typeof given === "string" ? formats[question.type](given) : null;
      const article = question.type === "email" ? "an" : "a";
      return value === null ? wrong(`answer_not_${article}_${question.type}` as AnswerProblem) : right(value);
    }
    case "consent":
      return typeof given === "boolean" ? right(given) : wrong("answer_of_another_kind");
    case "file":
      if (!Array.isArray(given)) return wrong("answer_of_another_kind");
      return given.length > question.most ? wrong("answer_file_too_many") : right([...new Set(given)]);
    case "statement":
      return right(null);
  }
}

const latin = (text: string) =>
  text
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace("٫", ".")
    .trim();

function numberOf(given: Answer): number | null {
  if (typeof given === "number") return Number.isFinite(given) ? given : null;
  if (typeof given !== "string") return null;
  const text = latin(given);
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

function checkScale({ from, to }: Question & { type: "scale" }, given: Answer): Checked {
  const value = numberOf(given);
  if (value === null) return wrong("answer_not_a_number");
  return Number.isInteger(value) && value >= from && value <= to ? right(value) : wrong("answer_out_of_scale");
}

function checkChoice(question: Question & { type: "choice" }, given: Answer): Checked {
  const read = pickedOf(given);
  if (!read) return wrong("answer_of_another_kind");
  const picked = [...new Set(read.picked)];
  const other = question.other ? read.other.trim() : "";
  if (picked.some((key) => !question.options.some((option) => option.key === key))) return wrong("answer_not_offered");
  const many = picked.length + (other ? 1 : 0);
  if (many === 0) return right(null);
  if (many > (question.many ? (question.most ?? Number.POSITIVE_INFINITY) : 1)) return wrong("answer_too_many");
  if (question.many && question.least !== undefined && many < question.least) return wrong("answer_too_few");
  return right(other ? { picked, other } : picked);
}

function pickedOf(given: Answer): { picked: string[]; other: string } | null {
  if (typeof given === "string") return { picked: [given], other: "" };
  if (Array.isArray(given)) return { picked: given, other: "" };
  if (given === null || typeof given !== "object" || !("picked" in given) || !Array.isArray(given.picked)) return null;
  return { picked: given.picked, other: typeof given.other === "string" ? given.other : "" };
}

function checkRanking({ options }: Question & { type: "ranking" }, given: Answer): Checked {
  if (!Array.isArray(given)) return wrong("answer_of_another_kind");
  const known = given.every((key) => options.some((option) => option.key === key));
  return known && new Set(given).size === given.length ? right(given) : wrong("answer_not_offered");
}

function checkMatrix({ rows, columns }: Question & { type: "matrix" }, given: Answer): Checked {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return wrong("answer_of_another_kind");
  const entries = Object.entries(given as Record<string, string>);
  const known = entries.every(
    ([row, column]) => rows.some(({ key }) => key === row) && columns.some(({ key }) => key === column),
  );
  if (!known) return wrong("answer_not_offered");
  return right(entries.length > 0 ? (given as Record<string, string>) : null);
}

function checkNumber({ least, most, whole }: Question & { type: "number" }, given: Answer): Checked {
  const value = numberOf(given);
  if (value === null || (whole && !Number.isInteger(value))) return wrong("answer_not_a_number");
  return (least !== undefined && value < least) || (most !== undefined && value > most)
    ? wrong("answer_out_of_scale")
    : right(value);
}

function checkDate({ least, most }: Question & { type: "date" }, given: Answer): Checked {
  if (typeof given !== "string" || !/^\d{4}-\d\d-\d\d$/.test(given)) return wrong("answer_not_a_date");
  if (Number.isNaN(Date.parse(given)) || new Date(given).toISOString().slice(0, 10) !== given)
    return wrong("answer_not_a_date");
  return (least && given < least) || (most && given > most) ? wrong("answer_out_of_scale") : right(given);
}
