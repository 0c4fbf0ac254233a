export { completeQuery, type Found, searchIndex, type Wanted } from "./search.ts";
export { buildIndex, dropDocument, putDocument, type SearchDocument, type SearchIndex } from "./search-index.ts";
export { readIndex, writeIndex } from "./write-index.ts";
