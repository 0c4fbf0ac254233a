import { ActionIcon, Indicator, Pill, Popover, Select, Stack, TextInput, Tooltip } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconAdjustmentsHorizontal, IconSearch } from "@tabler/icons-react";
import { type RefObject, useEffect, useState } from "react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useEntryWords } from "../../../timeline/web/index.tsx";
import { useColleagues } from "../parts/use-colleagues.ts";
import type { AddressChange, InboxAddress } from "../use-inbox-address.ts";
import styles from "./list.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type FilterProps = {
  filters: InboxAddress["filters"];
  onChange: (change: AddressChange) => void;
  /** Labels to choose from: those of the conversations on screen. */
  labels: readonly string[];
};

const channels = ["chat", "sms", "email", "telegram", "bale", "whatsapp", "instagram"];
const narrowing = ["channel", "team", "assignee", "label"] as const;

/** The search line, and behind a button the filters and the order; what is set stands below as pills. */
export function ListFilters(props: FilterProps & { search: RefObject<HTMLInputElement | null> }) {
  const { filters, onChange, search } = props;
  const words = useWords({ fa, en });
  const set = narrowing.some((name) => filters[name]) || filters.order;
  return (
    <>
      <div className={styles["searchLine"]}>
        <SearchBox field={search} value={filters.q ?? ""} onChange={(q) => onChange({ q })} />
        <Popover position="bottom-end" width={280} trapFocus returnFocus>
          <Popover.Target>
            <Tooltip label={words.filter}>
              <Indicator disabled={!set} size={8} color="firuze" offset={4}>
                <ActionIcon variant="default" size={36} aria-label={words.filter}>
                  <IconAdjustmentsHorizontal size={18} stroke={1.6} />
                </ActionIcon>
              </Indicator>
            </Tooltip>
          </Popover.Target>
          <Popover.Dropdown>
            <FilterFields {...props} />
          </Popover.Dropdown>
        </Popover>
      </div>
      <Pills {...props} />
    </>
  );
}

function SearchBox(props: { field: RefObject<HTMLInputElement | null>; value: string; onChange: (q: string) => void }) {
  const words = useWords({ fa, en });
  const [text, setText] = useState(props.value);
  const tell = useDebouncedCallback(props.onChange, 300);
  useEffect(() => setText(props.value), [props.value]);
  return (
    <TextInput
      ref={props.field}
      type="search"
      flex={1}
      aria-label={words.searchShort}
      placeholder={words.search}
      leftSection={<IconSearch size={18} stroke={1.6} />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        tell(event.currentTarget.value.trim());
      }}
    />
  );
}

/** What each filter can be, as choices, and the word of one value. */
function useChoices(labels: readonly string[]) {
  const { channel } = useEntryWords();
  const { people, teams, nameOf, teamOf } = useColleagues();
  return {
    channel: { data: channels.map((one) => ({ value: one, label: channel(one) })), word: channel },
    team: {
      data: teams.map(({ id, name }) => ({ value: String(id), label: name })),
      word: (id: string) => teamOf(Number(id)),
    },
    assignee: { data: people, word: nameOf },
    label: { data: [...labels], word: (label: string) => label },
  };
}

function FilterFields({ filters, onChange, labels }: FilterProps) {
  const words = useWords({ fa, en });
  const choices = useChoices(labels);
  return (
    <Stack gap={12}>
      <Select
        label={words.order}
        data={(["waiting", "due", "newest"] as const).map((value) => ({ value, label: words.orders[value] }))}
        value={filters.order ?? "waiting"}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        onChange={(order) => onChange({ order: order === "waiting" ? null : order })}
      />
      {narrowing.map((name) =>
        choices[name].data.length > 0 ? (
          <Select
            key={name}
            label={words[name]}
            data={choices[name].data}
            value={filters[name] ?? null}
            clearable
            searchable
            comboboxProps={{ withinPortal: false }}
            onChange={(value) => onChange({ [name]: value })}
          />
        ) : null,
      )}
    </Stack>
  );
}

function Pills({ filters, onChange, labels }: FilterProps) {
  const words = useWords({ fa, en });
  const choices = useChoices(labels);
  const set = narrowing.filter((name) => filters[name]);
  if (set.length === 0) return null;
  return (
    <div className={styles["pills"]}>
      {set.map((name) => (
        <Pill
          key={name}
          withRemoveButton
          onRemove={() => onChange({ [name]: null })}
          removeButtonProps={{ "aria-label": words.remove(words[name]), "aria-hidden": false }}
        >
          <bdi>{choices[name].word(filters[name] ?? "")}</bdi>
        </Pill>
      ))}
    </div>
  );
}
