import { queryOptions } from "@tanstack/react-query";
import { api, type Query } from "../../../platform/ui/api.ts";
import { currentBrand } from "../../../platform/ui/current-brand.ts";
import * as contract from "../contract.ts";

// Answers of two brands never meet in the cache: its keys begin with the brand on screen.
const key = (...parts: unknown[]) => ["customers", currentBrand(), ...parts];

/** The cache keys of everything about customers in this brand, or of one part. */
export const customerKeys = { all: () => key(), part: (...parts: unknown[]) => key(...parts) };

/** How many a filter finds: estimated where counting takes long, unless `exact`. */
export const countQuery = (filter: Query, exact: boolean) =>
  queryOptions({
    queryKey: key("count", filter, exact),
    queryFn: ({ signal }) =>
      api.get("/customers/count", contract.count, { query: { ...filter, ...(exact ? { exact: true } : {}) }, signal }),
    placeholderData: (before) => before,
  });

/** One customer, or whom it was merged into. */
export const customerQuery = (id: number) =>
  queryOptions({
    queryKey: key("one", id),
    queryFn: ({ signal }) => api.get(`/customers/${id}`, contract.customerOrMerged, { signal }),
  });

/** Tags or cities in use, the most frequent first. */
export const wordsQuery = (of: "tag" | "city", search: string) =>
  queryOptions({
    queryKey: key("words", of, search),
    queryFn: ({ signal }) => api.get("/customers/words", contract.wordList, { query: { of, search }, signal }),
    placeholderData: (before) => before,
  });

/** The brand's custom fields of customers. */
export const fieldsQuery = () =>
  queryOptions({
    queryKey: key("fields"),
    queryFn: ({ signal }) => api.get("/customer-attributes", contract.attributeList, { signal }),
  });

/** Saved views of the list. */
export const viewsQuery = () =>
  queryOptions({
    queryKey: key("views"),
    queryFn: ({ signal }) => api.get("/customer-views", contract.viewList, { signal }),
  });

/** Notes about a customer. */
export const notesQuery = (id: number) =>
  queryOptions({
    queryKey: key("one", id, "notes"),
    queryFn: ({ signal }) => api.get(`/customers/${id}/notes`, contract.noteList, { signal }),
  });

/** What a customer allowed, per channel and purpose. */
export const consentsQuery = (id: number) =>
  queryOptions({
    queryKey: key("one", id, "consents"),
    queryFn: ({ signal }) => api.get(`/customers/${id}/consents`, contract.consents, { signal }),
  });

/** Which customers were merged into this one. */
export const mergesQuery = (id: number) =>
  queryOptions({
    queryKey: key("one", id, "merges"),
    queryFn: ({ signal }) => api.get(`/customers/${id}/merges`, contract.mergeList, { signal }),
  });

/** Pairs that may be one customer, the surest first. */
export const suggestionsQuery = (query: { customer?: number; limit?: number }) =>
  queryOptions({
    queryKey: key("suggestions", query),
    queryFn: ({ signal }) => api.get("/match-suggestions", contract.suggestionList, { query, signal }),
  });

/** The brand's groups. */
export const groupsQuery = () =>
  queryOptions({
    queryKey: key("groups"),
    queryFn: ({ signal }) => api.get("/segments", contract.segmentList, { signal }),
  });

/** One group. */
export const groupQuery = (id: number) =>
  queryOptions({
    queryKey: key("groups", id),
    queryFn: ({ signal }) => api.get(`/segments/${id}`, contract.segment, { signal }),
  });

/** What rules may ask. */
export const factsQuery = () =>
  queryOptions({
    queryKey: key("facts"),
    queryFn: ({ signal }) => api.get("/segments/facts", contract.ruleFactList, { signal }),
    staleTime: 5 * 60_000,
  });
