import { Button, Menu, Select, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconFilterPlus, IconSearch } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import type { AddressFilters } from "./address.ts";
import { DateField } from "./date-field.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { useWords } from "./use-words.ts";

/** One filter: a choice from a list, or a day. */
export type Filter =
  | { key: string; label: string; kind: "choice"; options: readonly { value: string; label: string }[] }
  | { key: string; label: string; kind: "date" };

type FilterBarProps = {
  filters: readonly Filter[];
  value: AddressFilters;
  onChange: (changed: Record<string, string | null>) => void;
  /** The address key of the search box, and what it searches; no box without it. */
  search?: { key: string; placeholder: string };
  /** Saved views and the like, after the filters. */
  children?: ReactNode;
};

/** The filter line: a search box, the filters in use, and a menu to add others. */
export function FilterBar({ filters, value, onChange, search, children }: FilterBarProps) {
  const words = useWords({ fa, en }).filters;
  const [added, setAdded] = useState<string[]>([]);
  const shown = filters.filter(({ key }) => value[key] || added.includes(key));
  const others = filters.filter((filter) => !shown.includes(filter));
  const used = shown.some(({ key }) => value[key]);
  const set = (key: string, next: string | null) => {
    if (!next) setAdded((before) => before.filter((one) => one !== key));
    onChange({ [key]: next });
  };
  function clear() {
    setAdded([]);
    onChange(Object.fromEntries(filters.map(({ key }) => [key, null])));
  }
  return (
    <>
      {search ? (
        <SearchBox
          value={value[search.key] ?? ""}
          placeholder={search.placeholder}
          onChange={(text) => onChange({ [search.key]: text || null })}
        />
      ) : null}
      {shown.map((filter) => (
        <OneFilter key={filter.key} filter={filter} value={value[filter.key] ?? null} onChange={set} />
      ))}
      {others.length > 0 ? (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="subtle" color="gray" leftSection={<IconFilterPlus size={18} stroke={1.6} />} px={10}>
              {words.add}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map(({ key, label }) => (
              <Menu.Item key={key} onClick={() => setAdded([...added, key])}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {used ? (
        <Button variant="subtle" color="gray" px={10} onClick={clear}>
          {words.clear}
        </Button>
      ) : null}
      {children}
    </>
  );
}

type OneFilterProps = { filter: Filter; value: string | null; onChange: (key: string, value: string | null) => void };

function OneFilter({ filter, value, onChange }: OneFilterProps) {
  if (filter.kind === "date") {
    return (
      <DateField
        w={210}
        aria-label={filter.label}
        prefix={filter.label}
        value={value}
        onChange={(next) => onChange(filter.key, next)}
      />
    );
  }
  return (
    <Select
      w={190}
      aria-label={filter.label}
      placeholder={filter.label}
      data={[...filter.options]}
      value={value}
      defaultDropdownOpened={value === null}
      searchable={filter.options.length > 8}
      clearable
      onChange={(next) => onChange(filter.key, next)}
    />
  );
}

type SearchBoxProps = { value: string; placeholder: string; onChange: (text: string) => void };

function SearchBox({ value, placeholder, onChange }: SearchBoxProps) {
  const words = useWords({ fa, en }).filters;
  const [text, setText] = useState(value);
  const tell = useDebouncedCallback(onChange, 250);
  useEffect(() => setText(value), [value]);
  return (
    <TextInput
      type="search"
      w={{ base: "100%", xs: 280 }}
      aria-label={words.search}
      placeholder={placeholder}
      leftSection={<IconSearch size={18} stroke={1.6} />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
    />
  );
}
