import { MultiSelect, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Bdi } from "../../../platform/ui/bdi.tsx";
import { type FoundPerson, peopleQuery } from "./find-customers.ts";
import { useCustomerWords } from "./parts/use-customer-words.ts";

type CustomersFieldProps = { label: string; value: string[]; onChange: (ids: string[]) => void };

/** Some customers, found by what is typed, by their ids. */
export function CustomersField({ label, value, onChange }: CustomersFieldProps) {
  const words = useCustomerWords();
  const [typed, setTyped] = useState("");
  const [rested] = useDebouncedValue(typed.trim(), 250);
  const [known, setKnown] = useState<Record<string, string>>({});
  const { data } = useQuery({ ...peopleQuery(rested), placeholderData: keepPreviousData });
  const found = Object.fromEntries((data ?? []).map(({ id, title }) => [id, title]));
  const all = { ...found, ...Object.fromEntries(value.map((id) => [id, known[id] ?? `#${id}`])) };
  return (
    <MultiSelect
      required
      searchable
      hidePickedOptions
      label={label}
      description={rested !== "" && data?.length === 0 ? words.nobodyFound : words.typeToFind}
      filter={({ options }) => options}
      data={Object.entries(all).map(([id, title]) => ({ value: id, label: title }))}
      renderOption={({ option }) => (
        <PersonOption title={option.label} person={data?.find(({ id }) => id === option.value)} />
      )}
      value={value}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(ids) => {
        setKnown((before) => ({ ...before, ...Object.fromEntries(ids.map((id) => [id, all[id] ?? `#${id}`])) }));
        onChange(ids);
      }}
    />
  );
}

/** A name, with what tells its customer from others who are called the same. */
function PersonOption({ title, person }: { title: string; person: FoundPerson | undefined }) {
  return (
    <div>
      <Bdi>{title}</Bdi>
      <Text size="xs" c="dimmed">
        {person?.addresses.map((one) => (
          <span key={one}>
            <Bdi dir="ltr">{one}</Bdi>{" "}
          </span>
        ))}
        {person?.city ? <Bdi>{person.city}</Bdi> : null}
      </Text>
    </div>
  );
}
