import type { ArticleHit } from "../../../knowledge/index.ts";
import type { Facts } from "./facts.ts";

/** An article or an intent that may answer, and the chance (0 to 1) that it does. */
export type LikelyArticle = { hit: ArticleHit; sure: number };
export type LikelyIntent = { intent: number; sure: number };

const chanceOf = (sum: number) => 1 / (1 + Math.exp(-sum));
const most = 5;

/** What an article is worth before it is compared with others: how it was found, and its title twice over. */
const worthOf = ({ score, in_title, coverage }: ArticleHit) => score + 2 * in_title + coverage;
type Found = Pick<Facts, "articles" | "intent" | "agreeing">;
const best = (facts: Pick<Facts, "articles">) =>
  [...facts.articles].sort((a, b) => worthOf(b) - worthOf(a)).slice(0, most);

/** A word of the question that no article has at all: then an article is offered, and said only by whoever is surer than that. */
const strangeWord = 0.97;
const surestOffer = 0.79;

/**
 * The chance of each article that it answers, the likeliest first: a logistic regression over how much its title holds, how well it was
 * found, how far ahead of the next it is, and whether the likeliest intent's title finds it too. Learned from the questions of
 * `testing/faq/` (README), where it was right as often as it was sure.
 */
export function likelyArticles(facts: Found): LikelyArticle[] {
  const hits = best(facts);
  const chanceOfIntent = facts.intent.intent === null ? 0 : (facts.intent.ranking[0]?.score ?? 0);
  return hits
    .map((hit, at) => {
      const other = at === 0 ? hits[1] : hits[0];
      const ahead = other ? Math.max(-1, Math.min(2, worthOf(hit) - worthOf(other))) : 2;
      const place = facts.agreeing.indexOf(hit.article.id);
      const agrees = chanceOfIntent * (place === 0 ? 1 : place > 0 ? 0.4 : 0);
      const sum = -4.08 + 0.48 * hit.in_title + 0.77 * hit.score + 1.15 * ahead + (at === 0 ? 0.47 : 0) + 1.73 * agrees;
      const sure = chanceOf(sum);
      return { hit, sure: hit.missed > strangeWord ? Math.min(sure, surestOffer) : sure };
    })
    .sort((a, b) => b.sure - a.sure);
}

/**
 * The chance of each likely intent that its words answer: what the classifier says, how much of the question stands in its title, examples
 * and answer, and how much less of it than in the best article. Learned in the same way.
 */
export function likelyIntents(facts: Facts): LikelyIntent[] {
  const { intent, knowledge, agreeing, worded } = facts;
  const [first] = best(facts);
  const ranking = intent.ranking.filter(({ intent: id }) => knowledge.intents.has(Number(id))).slice(0, 4);
  return ranking
    .map(({ intent: id, score }, at) => {
      const other = ranking[at === 0 ? 1 : 0]?.score ?? 0;
      const words = worded.get(Number(id)) ?? { score: 0, coverage: 0, inTitle: 0 };
      const found = score > 0.2 && first !== undefined && agreeing[0] === first.article.id;
      const sum =
        -5.45 +
        0.46 * score +
        0.63 * Math.max(-1, score - other) +
        0.36 * words.inTitle +
        0.8 * words.score -
        0.63 * ((first?.coverage ?? 0) - words.coverage) +
        (intent.intent === id ? 1 : 0) +
        (found ? 0.6 : 0);
      return { intent: Number(id), sure: chanceOf(sum) };
    })
    .sort((a, b) => b.sure - a.sure);
}

/** From this chance on something is offered as one of a few choices. */
const leastOffer = 0.2;
const mostOffers = 3;
export type Offer = { article: ArticleHit } | { intent: number };

/** What is offered where nothing is sure enough to be said, the likeliest first, at most three. */
export function offersOf(facts: Facts): Offer[] {
  const articles = likelyArticles(facts).map(({ hit, sure }) => ({ offer: { article: hit }, sure }));
  const intents = likelyIntents(facts).map(({ intent, sure }) => ({ offer: { intent }, sure }));
  return [...articles, ...intents]
    .filter(({ sure }) => sure >= leastOffer)
    .sort((a, b) => b.sure - a.sure)
    .slice(0, mostOffers)
    .map(({ offer }) => offer);
}
