import { Combobox, Group, Text, useCombobox } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import styles from "./parts.module.css";
import { useInboxWords } from "./use-inbox-words.ts";

/** One line of a picker; `note` stands at its end. */
export type Option = { value: string; label: string; note?: string; icon?: ReactNode; checked?: boolean };
/** Options under a heading, or without one. */
export type OptionGroup = { label?: string; options: readonly Option[] };

type PickerProps = {
  opened: boolean;
  onOpened: (opened: boolean) => void;
  /** What it hangs from. */
  target: ReactNode;
  groups: readonly OptionGroup[];
  onPick: (value: string) => void;
  /** A search line above; with `onMake`, what is typed can be made. */
  search?: string;
  onMake?: (text: string) => void;
  /** Stays open after a choice, for choosing several. */
  stays?: boolean;
  width?: number;
  label: string;
};

/** A list to choose from, by mouse and keys alike: assignees, snooze times, labels, priorities. */
export function Picker(props: PickerProps) {
  const { opened, onOpened, search, width = 264, stays } = props;
  const [text, setText] = useState("");
  const combobox = useCombobox({
    opened,
    onDropdownClose: () => onOpened(false),
    onDropdownOpen: () => onOpened(true),
  });
  const { focusSearchInput, focusTarget, selectFirstOption } = combobox;
  useEffect(() => {
    if (!opened) return setText("");
    // After the list is drawn: the keyboard goes there.
    const frame = requestAnimationFrame(() => (search ? focusSearchInput() : focusTarget()));
    return () => cancelAnimationFrame(frame);
  }, [opened, search, focusSearchInput, focusTarget]);
  const values = props.groups.flatMap(({ options }) => options.map(({ value }) => value)).join();
  // Enter takes the first that fits what is typed, also where the list comes only after it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text and other values are drawn as another list
  useEffect(() => {
    if (opened && text !== "") selectFirstOption();
  }, [opened, text, values, selectFirstOption]);
  const pick = (value: string) => {
    if (value === makes) props.onMake?.(text.trim());
    else props.onPick(value);
    setText("");
    if (!stays) combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={pick} width={width} position="bottom-start" shadow="md" withinPortal>
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        {props.target}
      </Combobox.Target>
      <Combobox.Dropdown aria-label={props.label}>
        {search ? (
          <Combobox.Search
            value={text}
            placeholder={search}
            aria-label={search}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        ) : null}
        <Choices {...props} text={text} />
      </Combobox.Dropdown>
    </Combobox>
  );
}

const makes = "\u0000make";

function Choices({ groups, text, onMake, label }: PickerProps & { text: string }) {
  const words = useInboxWords();
  const wanted = text.trim().toLocaleLowerCase();
  const fitting = groups
    .map((group) => ({
      ...group,
      options: group.options.filter((one) => one.label.toLocaleLowerCase().includes(wanted)),
    }))
    .filter((group) => group.options.length > 0);
  const known = groups.some((group) => group.options.some((one) => one.label.toLocaleLowerCase() === wanted));
  const mayMake = onMake && wanted !== "" && !known;
  return (
    <Combobox.Options className={styles["options"]} aria-label={label}>
      {fitting.map((group, at) => (
        <Combobox.Group key={group.label ?? at} label={group.label}>
          {group.options.map((option) => (
            <Line key={option.value} option={option} />
          ))}
        </Combobox.Group>
      ))}
      {mayMake ? <Combobox.Option value={makes}>{words.make(text.trim())}</Combobox.Option> : null}
      {fitting.length === 0 && !mayMake ? <Combobox.Empty>{words.nothing}</Combobox.Empty> : null}
    </Combobox.Options>
  );
}

function Line({ option }: { option: Option }) {
  return (
    <Combobox.Option value={option.value} active={option.checked ?? false}>
      <Group gap={8} wrap="nowrap">
        {option.icon}
        <Text size="sm" flex={1} truncate component="bdi">
          {option.label}
        </Text>
        {option.note ? <span className={styles["note"]}>{option.note}</span> : null}
        {option.checked ? <IconCheck size={16} stroke={1.8} aria-hidden /> : null}
      </Group>
    </Combobox.Option>
  );
}
