import {
  IconAbc,
  IconAlignRight,
  IconAt,
  IconCalendar,
  IconCheckbox,
  IconCircleDot,
  IconGauge,
  IconHeartHandshake,
  IconId,
  IconInfoCircle,
  IconLadder,
  IconListNumbers,
  IconMoodSmile,
  IconNumber123,
  IconPaperclip,
  IconPhone,
  IconPhoto,
  IconScale,
  IconStar,
  IconTable,
  IconThumbUp,
} from "@tabler/icons-react";
import type { Question } from "../../contract.ts";
import type { QuestionKind } from "./new-question.ts";

export const kindIcons = {
  nps: IconGauge,
  csat: IconMoodSmile,
  ces: IconThumbUp,
  scale: IconLadder,
  stars: IconStar,
  expectation: IconScale,
  single: IconCircleDot,
  several: IconCheckbox,
  pictures: IconPhoto,
  ranking: IconListNumbers,
  matrix: IconTable,
  short: IconAbc,
  long: IconAlignRight,
  number: IconNumber123,
  date: IconCalendar,
  file: IconPaperclip,
  phone: IconPhone,
  email: IconAt,
  national_id: IconId,
  consent: IconHeartHandshake,
  statement: IconInfoCircle,
} satisfies Record<QuestionKind, typeof IconAbc>;

/** What a question is, as it was added. */
export function kindOf(question: Question): QuestionKind {
  switch (question.type) {
    case "scale":
      if (question.score === "nps" || question.score === "nps_1_10") return "nps";
      if (question.score === "csat" || question.score === "ces") return question.score;
      return question.looks === "stars" ? "stars" : "scale";
    case "choice":
      if (question.score) return "expectation";
      if (question.pictures) return "pictures";
      return question.many ? "several" : "single";
    case "text":
      return question.long ? "long" : "short";
    default:
      return question.type;
  }
}
