import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../platform/ui/api.ts";
import { useChanges } from "../../../platform/ui/changes.ts";
import { currentBrand } from "../../../platform/ui/current-brand.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { type GuestView, guestList, leftOutList, meetingList, meetingRow, strangerList } from "../contract.ts";

const meetingsKey = (...parts: unknown[]) => ["meetings", currentBrand(), ...parts];

/** Meetings that are coming, or past. */
export const meetingsQuery = (when: "coming" | "past") =>
  infiniteQueryOptions({
    queryKey: meetingsKey("list", when),
    queryFn: ({ signal, pageParam }) =>
      api.get("/meetings", meetingList, { query: { when, after: pageParam }, signal }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
  });

/** One meeting with its numbers. */
export const meetingQuery = (id: number) =>
  queryOptions({
    queryKey: meetingsKey("one", id),
    queryFn: ({ signal }) => api.get(`/meetings/${id}`, meetingRow, { signal }),
  });

/** The guests of a meeting who stand so. */
export const guestsQuery = (id: number, view: GuestView) =>
  infiniteQueryOptions({
    queryKey: meetingsKey("guests", id, view),
    queryFn: ({ signal, pageParam }) =>
      api.get(`/meetings/${id}/guests`, guestList, { query: { view, after: pageParam }, signal }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });

/** Whom a rule kept from being invited. */
export const leftOutQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: meetingsKey("left-out", id),
    queryFn: ({ signal, pageParam }) =>
      api.get(`/meetings/${id}/left-out`, leftOutList, { query: { after: pageParam }, signal }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });

/** Who was there and is no guest. */
export const strangersQuery = (id: number) =>
  queryOptions({
    queryKey: meetingsKey("strangers", id),
    queryFn: async ({ signal }) => (await api.get(`/meetings/${id}/strangers`, strangerList, { signal })).rows,
  });

/** Sends something about meetings, says where it failed, and asks for everything anew. */
export function useMeetingDeed<Value, Answer>(send: (value: Value) => Promise<Answer>) {
  const notice = useNotice();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onError: (error) => notice.failed(error),
    onSettled: () => queries.invalidateQueries({ queryKey: meetingsKey() }),
  });
}

/** Asks for everything anew when something about meetings (of one, where `id` names it) changed on the server. */
export function useMeetingChanges(id?: number): void {
  const queries = useQueryClient();
  useChanges([id === undefined ? "meeting" : `meeting:${id}`], () => {
    void queries.invalidateQueries({ queryKey: meetingsKey() });
  });
}
