import { evidenceOf, labelOf, readSentiment, scoreOf } from "../../../../platform/text/sentiment/sentiment-of.ts";

export function sentimentOf(text: string) {
  const read = readSentiment(text);
  const score = scoreOf(read);
  return { label: labelOf(score), score, evidence: evidenceOf(read) };
}
