import { useQuery } from "@tanstack/react-query";
import { useCan, useSession } from "../../../../platform/ui/session.ts";
import { colleaguesQuery, teamsQuery } from "../inbox-calls.ts";
import { useInboxWords } from "./use-inbox-words.ts";

/** Colleagues and teams a conversation can be given to, oneself first, and the names behind their ids. */
export function useColleagues() {
  const words = useInboxWords();
  const { user } = useSession();
  const members = useQuery({ ...colleaguesQuery(), enabled: useCan("members.read") }).data?.rows ?? [];
  const teams = useQuery(teamsQuery()).data?.rows ?? [];
  const others = members.filter(({ userId }) => userId !== user?.id);
  return {
    me: user,
    teams,
    others,
    people: [
      ...(user ? [{ value: user.id, label: words.me }] : []),
      ...others.map(({ userId, name }) => ({ value: userId, label: name })),
    ],
    nameOf: (id: string) =>
      members.find(({ userId }) => userId === id)?.name ?? (id === user?.id ? user.name : words.unnamed),
    teamOf: (id: number) => teams.find((team) => team.id === id)?.name ?? "",
  };
}
