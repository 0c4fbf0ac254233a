export type { ArticleHit } from "./contract.ts";
export { changeText } from "./server/articles/publish-article.ts";
export { makeArticle, writeText } from "./server/articles/write-article.ts";
export { dayOfReaders } from "./server/care/day-of-readers.ts";
export { noteUnanswered } from "./server/care/note-unanswered.ts";
export { addCategory } from "./server/categories.ts";
export { saveHelpCentre } from "./server/help-centre.ts";
export { searchArticles } from "./server/search/search-articles.ts";
