export { type Found, searchIndex, type Wanted } from "./search.ts";
export { buildIndex, dropDocument, putDocument, type SearchDocument, type SearchIndex } from "./search-index.ts";
