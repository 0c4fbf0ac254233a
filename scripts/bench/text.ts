// `npm run bench -- text`: what the reading of texts reaches, part by part.
import { benchSentiment } from "./text-sentiment.ts";

console.log(JSON.stringify({ sentiment: benchSentiment() }, null, 2));
