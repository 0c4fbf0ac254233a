import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { BrandLink } from "../../../platform/ui/brand-link.tsx";
import { useWords } from "../../../platform/ui/use-words.ts";
import { groupsQuery } from "./customer-calls.ts";
import { en } from "./groups/messages.en.ts";
import { fa } from "./groups/messages.fa.ts";

type GroupSelectProps = { label: string; value: number | null; onChange: (group: number | null) => void };

/** One of the brand's groups of customers; where there is none yet, the way to make one. */
export function GroupSelect({ label, value, onChange }: GroupSelectProps) {
  const words = useWords({ fa, en });
  const { data } = useQuery(groupsQuery());
  const none = data?.rows.length === 0;
  return (
    <Select
      required
      searchable
      label={label}
      description={
        none ? (
          <>
            {words.noneToChoose} <BrandLink path="customers/groups/new">{words.add}</BrandLink>
          </>
        ) : undefined
      }
      data={(data?.rows ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value === null ? null : String(value)}
      onChange={(id) => onChange(id === null ? null : Number(id))}
    />
  );
}
