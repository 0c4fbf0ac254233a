import { Button, Popover, Select, Stack } from "@mantine/core";
import { IconTag, IconTagOff, IconUserCheck } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { BulkChange } from "../../contract.ts";
import { TagsField } from "../parts/tags-field.tsx";
import { useCustomerWords } from "../parts/use-customer-words.ts";
import { useOwners } from "../parts/use-owners.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type BulkBarProps = { onChange: (change: BulkChange) => void; busy: boolean };

/** What can be done with the chosen customers. */
export function BulkBar({ onChange, busy }: BulkBarProps) {
  const words = useWords({ fa, en }).bulk;
  return (
    <>
      <Deed icon={<IconTag size={16} stroke={1.6} />} label={words.tag} busy={busy}>
        {(close) => <Tags onApply={(tags) => [close(), onChange({ kind: "tag", tags })]} />}
      </Deed>
      <Deed icon={<IconTagOff size={16} stroke={1.6} />} label={words.untag} busy={busy}>
        {(close) => <Tags onApply={(tags) => [close(), onChange({ kind: "untag", tags })]} />}
      </Deed>
      <Deed icon={<IconUserCheck size={16} stroke={1.6} />} label={words.owner} busy={busy}>
        {(close) => <Owner onApply={(owner_id) => [close(), onChange({ kind: "owner", owner_id })]} />}
      </Deed>
    </>
  );
}

type DeedProps = { icon: ReactNode; label: string; busy: boolean; children: (close: () => void) => ReactNode };

function Deed({ icon, label, busy, children }: DeedProps) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} width={280} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button size="xs" variant="default" leftSection={icon} disabled={busy} onClick={() => setOpened(!opened)}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>{children(() => setOpened(false))}</Popover.Dropdown>
    </Popover>
  );
}

function Tags({ onApply }: { onApply: (tags: string[]) => void }) {
  const words = { ...useCustomerWords(), ...useWords({ fa, en }).bulk };
  const [tags, setTags] = useState<string[]>([]);
  return (
    <Stack gap={12}>
      <TagsField
        data-autofocus
        label={words.tags}
        placeholder={words.tagsPlaceholder}
        value={tags}
        onChange={setTags}
        comboboxProps={{ withinPortal: false }}
      />
      <Button disabled={tags.length === 0} onClick={() => onApply(tags)}>
        {words.apply}
      </Button>
    </Stack>
  );
}

function Owner({ onApply }: { onApply: (owner: string | null) => void }) {
  const words = { ...useCustomerWords(), ...useWords({ fa, en }).bulk };
  const { choices } = useOwners();
  const [owner, setOwner] = useState<string | null>("");
  const nobody = { value: "none", label: words.nobody };
  return (
    <Stack gap={12}>
      <Select
        data-autofocus
        label={words.owner}
        data={[nobody, ...choices]}
        value={owner}
        onChange={setOwner}
        comboboxProps={{ withinPortal: false }}
      />
      <Button disabled={!owner} onClick={() => onApply(owner === "none" ? null : owner)}>
        {words.apply}
      </Button>
    </Stack>
  );
}
