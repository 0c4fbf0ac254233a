import type { Definition, Question, QuestionType, Section } from "../../contract.ts";

/** What can be added, as people look for it; the last ones ask for what is of a fixed form. */
export const questionKinds = [
  "nps",
  "csat",
  "ces",
  "scale",
  "stars",
  "expectation",
  "single",
  "several",
  "pictures",
  "ranking",
  "matrix",
  "short",
  "long",
  "number",
  "date",
  "file",
  "phone",
  "email",
  "national_id",
  "consent",
  "statement",
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** Words with which questions of a kind begin, in both languages; what has none begins empty. */
export type BeginningWords = {
  titles: Partial<Record<QuestionKind, { fa: string; en: string }>>;
  low: Partial<Record<QuestionKind, { fa: string; en: string }>>;
  high: Partial<Record<QuestionKind, { fa: string; en: string }>>;
  expectations: readonly { fa: string; en: string }[];
};

const shapes: Record<QuestionKind, object> = {
  nps: { type: "scale", from: 0, to: 10, looks: "numbers", score: "nps" },
  csat: { type: "scale", from: 1, to: 5, looks: "faces", score: "csat" },
  ces: { type: "scale", from: 1, to: 7, looks: "numbers", score: "ces" },
  scale: { type: "scale", from: 1, to: 5, looks: "numbers" },
  stars: { type: "scale", from: 1, to: 5, looks: "stars" },
  expectation: { type: "choice", many: false, other: false, pictures: false, random: false, score: "expectation" },
  single: { type: "choice", many: false, other: false, pictures: false, random: false },
  several: { type: "choice", many: true, other: false, pictures: false, random: false },
  pictures: { type: "choice", many: false, other: false, pictures: true, random: false },
  ranking: { type: "ranking", random: false },
  matrix: { type: "matrix" },
  short: { type: "text", long: false, most_characters: 300, comment: false },
  long: { type: "text", long: true, most_characters: 4000, comment: true },
  number: { type: "number", whole: true },
  date: { type: "date" },
  file: { type: "file", kinds: ["pictures", "documents"], most: 3 },
  phone: { type: "phone" },
  email: { type: "email" },
  national_id: { type: "national_id" },
  consent: { type: "consent", purpose: "survey" },
  statement: { type: "statement" },
};
const hasOptions: readonly QuestionType[] = ["choice", "ranking"];

/** A question of a kind with a key of its own and, where there are accepted words, those. */
export function newQuestion(kind: QuestionKind, key: string, words: BeginningWords): Question {
  const shape = shapes[kind] as { type: QuestionType };
  const blank = () => ({ key: freshKey("o"), title: {} });
  const low = words.low[kind];
  const high = words.high[kind];
  return {
    key,
    title: words.titles[kind] ?? {},
    required: kind === "nps" || kind === "csat" || kind === "ces",
    ...shape,
    ...(low && { low_label: low }),
    ...(high && { high_label: high }),
    ...(kind === "expectation" && {
      options: ["missed", "met", "exceeded"].map((name, at) => ({ key: name, title: words.expectations[at] ?? {} })),
    }),
    ...(hasOptions.includes(shape.type) && kind !== "expectation" && { options: [blank(), blank()] }),
    ...(shape.type === "matrix" && { rows: [blank(), blank()], columns: [blank(), blank(), blank()] }),
  } as Question;
}

/** A key that was never used before, since one is never used again for something else: `q_4f0c2a81`. */
export function freshKey(stem: string): string {
  return `${stem}_${crypto.randomUUID().slice(0, 8)}`;
}

/** An empty part of a survey, before its first question. */
export function newSection(): Section {
  return { key: freshKey("part"), random: false, questions: [], jumps: [] };
}

/** An empty end of its own. */
export function newEnding(): Definition["endings"][number] {
  return { key: freshKey("end"), title: {} };
}
