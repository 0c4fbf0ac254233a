import type { Words } from "../../../../platform/i18n/index.ts";
import type { fa } from "./messages.fa.ts";

export const en: Words<typeof fa> = {
  other: "Something else",
  otherField: "What is it?",
  up: (what) => `Move “${what}” up`,
  down: (what) => `Move “${what}” down`,
  rankThem: "Put them in order",
  date: "Date",
  agree: "I agree",
  required: "required",
  faces: ["Very unhappy", "Unhappy", "Neither", "Happy", "Very happy"],
  stars: (n) => `${n} stars`,
  pickFiles: "Choose files",
  filesStayHere: "This is a preview: no file is sent.",
  problems: {
    answer_required: "Please answer this question.",
    answer_out_of_scale: "Write a number between the least and the most.",
    answer_not_offered: "Choose one of the options.",
    answer_too_many: "Choose fewer options.",
    answer_file_too_many: "Choose fewer files.",
    answer_too_few: "Choose more options.",
    answer_not_a_number: "Write a number.",
    answer_not_a_date: "Write the date like 2026-11-26.",
    answer_not_a_phone: "Write the number like 09123456789.",
    answer_not_an_email: "Write the e-mail like name@example.com.",
    answer_not_a_national_id: "This national id is not right; look at its ten digits again.",
    answer_too_long: "Write a little less.",
    answer_of_another_kind: "Answer again.",
  },
};
