import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import * as z from "zod";
import { api, type Query } from "../../../platform/ui/api.ts";
import { currentBrand } from "../../../platform/ui/current-brand.ts";
import { memberList } from "../../admin/contract.ts";
import * as contract from "../contract.ts";

const rows = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row) });

/** A cache key of the inbox. It begins with the brand on screen: answers of two brands never meet in the cache. */
export const inboxKey = (...parts: unknown[]) => ["inbox", currentBrand(), ...parts];

/** The conversations of a view, page after page. */
export const conversationsQuery = (filters: Query) =>
  infiniteQueryOptions({
    queryKey: inboxKey("list", filters),
    queryFn: ({ pageParam, signal }) =>
      api.get("/conversations", contract.conversationPage, { query: { ...filters, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

/** How many conversations each view has. */
export const countsQuery = () =>
  queryOptions({
    queryKey: inboxKey("counts"),
    queryFn: ({ signal }) => api.get("/conversations/counts", contract.inboxCounts, { signal }),
  });

/** One conversation, as lists show it. */
export const conversationQuery = (id: number) =>
  queryOptions({
    queryKey: inboxKey("one", id),
    queryFn: ({ signal }) => api.get(`/conversations/${id}`, contract.conversationRow, { signal }),
  });

/** Where the customer of a conversation can be answered. */
export const replyChannelsQuery = (id: number) =>
  queryOptions({
    queryKey: inboxKey("one", id, "channels"),
    queryFn: ({ signal }) => api.get(`/conversations/${id}/channels`, rows(contract.replyChannel), { signal }),
  });

/** How many parts a text makes on a channel that counts them. */
export const partsQuery = (account: number, text: string) =>
  queryOptions({
    queryKey: inboxKey("parts", account, text),
    queryFn: ({ signal }) => api.post(`/channels/${account}/parts`, { text }, contract.partsAnswer, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });

/** The templates that a channel's provider approved. */
export const templatesQuery = (account: number) =>
  queryOptions({
    queryKey: inboxKey("templates", account),
    queryFn: ({ signal }) => api.get(`/channels/${account}/templates`, rows(contract.channelTemplate), { signal }),
    staleTime: 60_000,
    retry: false,
  });

/** Everybody's canned replies and the reader's own. */
export const cannedRepliesQuery = () =>
  queryOptions({
    queryKey: inboxKey("canned"),
    queryFn: ({ signal }) => api.get("/canned-replies", rows(contract.cannedReply), { signal }),
  });

/** Everybody's macros and the reader's own. */
export const macrosQuery = () =>
  queryOptions({
    queryKey: inboxKey("macros"),
    queryFn: ({ signal }) => api.get("/macros", rows(contract.macroRow), { signal }),
  });

/** Saved views of the inbox with their counts. */
export const inboxViewsQuery = () =>
  queryOptions({
    queryKey: inboxKey("views"),
    queryFn: ({ signal }) => api.get("/inbox-views", rows(contract.inboxViewRow), { signal }),
  });

/** Labels in use; those that a conversation's customer has elsewhere first. */
export const labelsQuery = (conversation: number | null) =>
  queryOptions({
    queryKey: inboxKey("labels", conversation),
    queryFn: ({ signal }) =>
      api.get("/labels", rows(contract.labelRow), { query: conversation ? { conversation } : {}, signal }),
    staleTime: 30_000,
  });

/** Mailboxes through which a message is handed on to somebody outside. */
export const forwardingQuery = () =>
  queryOptions({
    queryKey: inboxKey("forwarding"),
    queryFn: ({ signal }) => api.get("/forwarding", contract.forwardPlaces, { signal }),
  });

/** Where a customer can be written to without having written. */
export const startChannelsQuery = (customer: number) =>
  queryOptions({
    queryKey: inboxKey("start", customer),
    queryFn: ({ signal }) => api.get(`/customers/${customer}/channels`, rows(contract.replyChannel), { signal }),
  });

/** The teams of the brand. */
export const teamsQuery = () =>
  queryOptions({
    queryKey: inboxKey("teams"),
    queryFn: ({ signal }) => api.get("/teams", rows(contract.team), { signal }),
  });

/** Promises: those due, soonest first, or those of one customer or conversation. */
export const promisesQuery = (query: Query) =>
  queryOptions({
    queryKey: inboxKey("promises", query),
    queryFn: ({ signal }) => api.get("/promises", rows(contract.promiseRow), { query, signal }),
  });

/** Connected channels. */
export const channelsQuery = () =>
  queryOptions({
    queryKey: inboxKey("channels"),
    queryFn: ({ signal }) => api.get("/channels", rows(contract.channelAccount), { signal }),
  });

/** Forms of channels that are filled for a provider. */
export const presetsQuery = () =>
  queryOptions({
    queryKey: inboxKey("channel-presets"),
    queryFn: ({ signal }) => api.get("/channel-presets", rows(contract.channelPreset), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What DNS says about the domain of a mailbox. */
export const domainQuery = (id: number, selector: string) =>
  queryOptions({
    queryKey: inboxKey("domain", id, selector),
    queryFn: ({ signal }) =>
      api.get(`/channels/${id}/domain`, rows(contract.domainFinding), { query: { selector }, signal }),
    gcTime: 0,
    retry: false,
  });

/** How the chat of a site looks. */
export const chatQuery = (site: number) =>
  queryOptions({
    queryKey: inboxKey("chat", site),
    queryFn: ({ signal }) => api.get(`/sites/${site}/chat`, contract.chatSettings, { signal }),
  });

/** The people who work in the brand. */
export const colleaguesQuery = () =>
  queryOptions({
    queryKey: ["members", currentBrand(), "inbox"],
    queryFn: ({ signal }) => api.get("/members", memberList, { signal }),
    staleTime: 5 * 60_000,
  });
