import { Button, Combobox, useCombobox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { searchForm } from "../../../../platform/text/index.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { intentsQuery } from "../bot-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type IntentChoiceProps = { onPick: (id: number, title: string) => void; primary: boolean };

/** A button from which one of the intents is chosen. */
export function IntentChoice({ onPick, primary }: IntentChoiceProps) {
  const words = useWords({ fa, en });
  const [text, setText] = useState("");
  const box = useCombobox({
    onDropdownClose: () => setText(""),
    onDropdownOpen: () => box.focusSearchInput(),
  });
  const { data } = useQuery({ ...intentsQuery(), enabled: box.dropdownOpened });
  const wanted = searchForm(text);
  const fitting = (data?.rows ?? []).filter(({ title }) => searchForm(title).includes(wanted)).slice(0, 50);
  const pick = (value: string) => {
    const intent = data?.rows.find(({ id }) => String(id) === value);
    box.closeDropdown();
    if (intent) onPick(intent.id, intent.title);
  };
  return (
    <Combobox store={box} width={280} position="bottom-start" shadow="md" withinPortal onOptionSubmit={pick}>
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <Button
          size="xs"
          variant={primary ? "light" : "subtle"}
          color={primary ? "firuze" : "gray"}
          aria-haspopup="listbox"
          aria-expanded={box.dropdownOpened}
          onClick={() => box.toggleDropdown()}
        >
          {words.addToAny}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown aria-label={words.pick}>
        <Combobox.Search
          aria-label={words.search}
          placeholder={words.search}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Combobox.Options mah={260} style={{ overflowY: "auto" }} aria-label={words.pick}>
          {fitting.map(({ id, title }) => (
            <Combobox.Option key={id} value={String(id)}>
              <bdi>{title}</bdi>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
