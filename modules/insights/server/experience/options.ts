import * as z from "zod";
import { type Dimension, dimensions } from "../../../surveys/index.ts";

const id = z.string().regex(/^\d{1,15}$/);
const months = z.string().regex(/^([1-9]|[1-5]\d|60)$/);

/** What numbers of answers can be narrowed to. Without a survey all surveys of the same scale count together. */
export const answerOptions = z.strictObject({
  survey: z.string().max(60).optional(),
  channel: z.string().max(40).optional(),
  touchpoint: z.string().max(60).optional(),
  partner: id.optional(),
  product: id.optional(),
  agent: z.string().max(200).optional(),
  mode: z.string().max(40).optional(),
  segment: id.optional(),
  /** `yes`: those who had not been in contact for `months` before they answered; `no`: the others. */
  silent: z.enum(["yes", "no"]).optional(),
  months: months.optional(),
});
export type AnswerOptions = z.infer<typeof answerOptions>;

/** By what answers are grouped, beside time. */
export const answerGroupings = ["day", "month", ...dimensions, "survey", "segment", "silence"] as const;

/** What an option narrows a dimension to; only those that are asked for. */
export function narrowedTo(options: AnswerOptions): [Dimension, string][] {
  return dimensions.flatMap((name) =>
    options[name] === undefined ? [] : [[name, options[name]] as [Dimension, string]],
  );
}

/** Whether a question can only be answered from who answered, whose groups and contacts move by themselves. */
export function asksPeople(by: readonly string[], options: Partial<AnswerOptions>): boolean {
  return by.includes("segment") || by.includes("silence") || Boolean(options.segment || options.silent);
}
