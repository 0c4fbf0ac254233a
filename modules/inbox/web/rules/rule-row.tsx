import { ActionIcon, Button, Group, Modal, Switch } from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useUndoNotice } from "../../../../platform/ui/notices.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { Rule } from "../../contract.ts";
import { useSaving } from "../settings/use-saving.ts";
import { DryRunPanel } from "./dry-run-panel.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./rules.module.css";
import { Sentence } from "./sentence.tsx";

type RuleRowProps = { rule: Rule; onChange: () => void; onUp: (() => void) | null; onDown: (() => void) | null };

/** One rule of the list: its place, its sentence, whether it is on. */
export function RuleRow({ rule, onChange, onUp, onDown }: RuleRowProps) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const undo = useUndoNotice();
  const [asking, setAsking] = useState(false);
  const path = `/rules/${rule.id}`;
  const on = rule.switched_on_at !== null;
  const turn = useSaving((next: boolean) => api.put(`${path}/switch`, { on: next }), { renews: "rules" });
  const restore = useSaving(() => api.post(`${path}/restore`), { renews: "rules" });
  const remove = useSaving(() => api.delete(path), {
    renews: "rules",
    onDone: () => undo(words.removed(rule.name), () => restore.mutate(undefined)),
  });
  return (
    <li className={`${styles["rule"]} ${on ? "" : styles["off"]}`}>
      <div className={styles["order"]}>
        <Move label={words.up} onMove={onUp} Sign={IconChevronUp} />
        <Move label={words.down} onMove={onDown} Sign={IconChevronDown} />
      </div>
      <div className={styles["text"]}>
        <bdi className={styles["name"]}>{rule.name}</bdi>
        <Sentence rule={rule} />
        <div className={styles["quiet"]}>
          {rule.runs > 0 ? words.ran(format.number(rule.runs)) : words.neverRan}
          {rule.stops ? ` · ${words.stopsShort}` : ""}
        </div>
      </div>
      <div className={styles["deeds"]}>
        <Switch
          aria-label={on ? words.isOn : words.isOff}
          checked={on}
          onChange={() => (on ? turn.mutate(false) : setAsking(true))}
        />
        <Button variant="subtle" color="gray" size="xs" px={8} onClick={onChange}>
          {words.change}
        </Button>
        <Button variant="subtle" color="gray" size="xs" px={8} onClick={() => remove.mutate(undefined)}>
          {words.remove}
        </Button>
      </div>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={words.turnOnTitle(rule.name)}
        size="lg"
        closeButtonProps={{ "aria-label": words.close }}
      >
        <Sentence rule={rule} />
        <DryRunPanel rule={rule} id={rule.id} atOnce />
        <Group justify="flex-end" mt={16} gap={8}>
          <Button variant="default" onClick={() => setAsking(false)}>
            {words.cancel}
          </Button>
          <Button
            onClick={() => {
              turn.mutate(true);
              setAsking(false);
            }}
          >
            {words.turnOn}
          </Button>
        </Group>
      </Modal>
    </li>
  );
}

type MoveProps = { label: string; onMove: (() => void) | null; Sign: typeof IconChevronUp };

function Move({ label, onMove, Sign }: MoveProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={24}
      aria-label={label}
      disabled={!onMove}
      onClick={() => onMove?.()}
      style={{ background: "none" }}
    >
      <Sign size={16} stroke={1.6} />
    </ActionIcon>
  );
}
