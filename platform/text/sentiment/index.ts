export { learnSentiment, type SentimentExample } from "./learn-sentiment.ts";
export { readSentimentModel, type SentimentModel, writeSentimentModel } from "./model.ts";
export { type Sentiment, sentimentLabels } from "./read-sentiment.ts";
export { sentimentOf } from "./sentiment-of.ts";
