import { queryOptions } from "@tanstack/react-query";
import * as z from "zod";
import { api } from "../../../platform/ui/api.ts";
import { currentBrand } from "../../../platform/ui/current-brand.ts";
import { attributeList } from "../../customers/contract.ts";
import * as contract from "../contract.ts";

const rows = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row) });
/** How often something that works by itself is looked at, in milliseconds. */
const lookAgain = 1500;

/** A cache key of the bot. It begins with the brand on screen: answers of two brands never meet in the cache. */
export const botKey = (...parts: unknown[]) => ["bot", currentBrand(), ...parts];

/** Where the examples of an intent are, or those that are none of them. */
export const examplesPath = (intent: number | "none") =>
  intent === "none" ? "/bot/none-examples" : `/bot/intents/${intent}/examples`;

export type Suggestions = z.infer<typeof contract.suggestions>;

/** What the bot would say to the last words of a conversation. */
export const suggestionsQuery = (conversation: number) =>
  queryOptions({
    queryKey: botKey("suggestions", conversation),
    queryFn: ({ signal }) => api.get(`/conversations/${conversation}/suggestions`, contract.suggestions, { signal }),
  });

/** What customers want, as it is edited. */
export const intentsQuery = () =>
  queryOptions({
    queryKey: botKey("intents"),
    queryFn: ({ signal }) => api.get("/bot/intents", rows(contract.intentRow), { signal }),
  });

/** How people say an intent. */
export const examplesQuery = (intent: number | "none") =>
  queryOptions({
    queryKey: botKey("examples", intent),
    queryFn: ({ signal }) => api.get(examplesPath(intent), rows(contract.exampleRow), { signal }),
  });

/** Whether the draft is being learned, and whether it differs from what is live; looked at again while it learns. */
export const modelQuery = () =>
  queryOptions({
    queryKey: botKey("model"),
    queryFn: ({ signal }) => api.get("/bot/model", contract.modelState, { signal }),
    refetchInterval: ({ state }) => (state.data?.training ? lookAgain : false),
  });

/** Intents as they went live, newest first. */
export const releasesQuery = () =>
  queryOptions({
    queryKey: botKey("releases"),
    queryFn: ({ signal }) => api.get("/bot/releases", rows(contract.releaseRow), { signal }),
  });

/** The flows of the brand. */
export const flowsQuery = () =>
  queryOptions({
    queryKey: botKey("flows"),
    queryFn: ({ signal }) => api.get("/bot/flows", rows(contract.flowRow), { signal }),
  });

/** One flow with its draft and what stands in its way. */
export const flowQuery = (id: number) =>
  queryOptions({
    queryKey: botKey("flows", id),
    queryFn: ({ signal }) => api.get(`/bot/flows/${id}`, contract.flowRow, { signal }),
  });

/** A flow as it went live, newest first. */
export const flowVersionsQuery = (id: number) =>
  queryOptions({
    queryKey: botKey("flows", id, "versions"),
    queryFn: ({ signal }) => api.get(`/bot/flows/${id}/versions`, rows(contract.flowVersion), { signal }),
  });

/** Kinds of answers of the brand's own. */
export const entitiesQuery = () =>
  queryOptions({
    queryKey: botKey("entities"),
    queryFn: ({ signal }) => api.get("/bot/entities", rows(contract.entityRow), { signal }),
  });

/** What the brand has declared that customers have. */
export const declaredQuery = () =>
  queryOptions({
    queryKey: botKey("declared"),
    queryFn: ({ signal }) => api.get("/customer-attributes", attributeList, { signal }),
  });

/** What could not be answered, in groups, the dearest first. */
export const unansweredQuery = () =>
  queryOptions({
    queryKey: botKey("unanswered"),
    queryFn: ({ signal }) => api.get("/bot/unanswered", rows(contract.unansweredGroup), { signal }),
  });

/** How the bot did from one day to another, both included. */
export const numbersQuery = (days: { from: string; to: string }) =>
  queryOptions({
    queryKey: botKey("numbers", days),
    queryFn: ({ signal }) => api.get("/bot/numbers", contract.botNumbers, { query: days, signal }),
  });

/** A replay of last month against the draft; looked at again until it has ended. */
export const replayQuery = (id: number | null) =>
  queryOptions({
    queryKey: botKey("replay", id),
    enabled: id !== null,
    queryFn: ({ signal }) => api.get(`/bot/replays/${id}`, contract.replayRow, { signal }),
    refetchInterval: ({ state }) => (state.data?.finished_at ? false : lookAgain),
  });

/** What goes wrong just now, and what did. */
export const incidentsQuery = () =>
  queryOptions({
    queryKey: botKey("incidents"),
    queryFn: ({ signal }) => api.get("/incidents", rows(contract.incidentRow), { signal }),
  });
