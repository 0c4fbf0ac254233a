import { useQuery } from "@tanstack/react-query";
import type { Filter } from "../../../../platform/ui/filter-bar.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { customerKinds, lifecycles, partnerTypes } from "../../contract.ts";
import { groupsQuery, wordsQuery } from "../customer-calls.ts";
import { useCustomerWords } from "../parts/use-customer-words.ts";
import { useOwners } from "../parts/use-owners.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** The filters of the list; what an address names is a choice even where it is no longer among the frequent ones. */
export function useListFilters(address: Record<string, string>): Filter[] {
  const words = useCustomerWords();
  const own = useWords({ fa, en });
  const owners = useOwners();
  const groups = useQuery(groupsQuery()).data?.rows ?? [];
  const tags = useQuery(wordsQuery("tag", "")).data?.rows ?? [];
  const cities = useQuery(wordsQuery("city", "")).data?.rows ?? [];
  const inUse = (rows: readonly string[], chosen: string | undefined) =>
    [...new Set([...(chosen ? [chosen] : []), ...rows])].map((word) => plain(word));
  const among = <Word extends string>(of: readonly Word[], said: Record<Word, string>) =>
    of.map((value) => ({ value, label: said[value] }));
  const company = address["company"];
  return [
    { key: "lifecycle", label: words.lifecycle, kind: "choice", options: among(lifecycles, words.lifecycles) },
    {
      key: "segment",
      label: own.segment,
      kind: "choice",
      options: groups.map(({ id, name }) => ({ value: String(id), label: name })),
    },
    { key: "tag", label: words.tags, kind: "choice", options: inUse(tags, address["tag"]) },
    { key: "city", label: words.city, kind: "choice", options: inUse(cities, address["city"]) },
    {
      key: "owner",
      label: words.owner,
      kind: "choice",
      options: [{ value: "none", label: words.nobody }, ...owners.choices],
    },
    { key: "kind", label: words.kind, kind: "choice", options: among(customerKinds, words.kinds) },
    {
      key: "partner_type",
      label: words.partnerType,
      kind: "choice",
      options: among(partnerTypes, words.partnerTypes),
    },
    ...(company
      ? [
          {
            key: "company",
            label: own.ofCompany,
            kind: "choice" as const,
            options: [{ value: company, label: own.ofCompany }],
          },
        ]
      : []),
  ];
}

function plain(word: string) {
  return { value: word, label: word };
}
