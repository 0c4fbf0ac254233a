import { Anchor, Button, Chip, Group, SegmentedControl, Stack, Switch, Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useGo } from "../../../../platform/ui/address.ts";
import { api } from "../../../../platform/ui/api.ts";
import { ColourField } from "../../../../platform/ui/colour-field.tsx";
import { CopyLine } from "../../../../platform/ui/copy-line.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ChatSettings } from "../../contract.ts";
import { ChatPreview } from "./chat-preview.tsx";
import { ClaimSample } from "./claim-sample.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { ProactiveEditor } from "./proactive-editor.tsx";
import styles from "./settings.module.css";
import { useSaving } from "./use-saving.ts";

type Site = { id: number; name: string; key: string; domains: readonly string[] };

/** The chat of one site, with a preview that follows every change. */
export function ChatForm({ site, kept }: { site: Site; kept: ChatSettings }) {
  const words = useWords({ fa, en });
  const [chat, setChat] = useState(kept);
  const set = (changed: Partial<ChatSettings>) => setChat((now) => ({ ...now, ...changed }));
  const saving = useSaving((body: ChatSettings) => api.put(`/sites/${site.id}/chat`, body), {
    done: words.saved,
    renews: "chat",
  });
  const go = useGo();
  const toSites = () => go("settings/sites");
  return (
    <div className={styles["chat"]}>
      <Stack gap={24}>
        <Switch
          label={words.chat.on}
          checked={chat.on}
          onChange={(event) => set({ on: event.currentTarget.checked })}
        />
        <Group gap={24} align="flex-start">
          <ColourField w={200} label={words.chat.colour} value={chat.colour} onChange={(colour) => set({ colour })} />
          <div>
            <Text size="sm" fw={500} mb={4}>
              {words.chat.position}
            </Text>
            <SegmentedControl
              aria-label={words.chat.position}
              data={(["start", "end"] as const).map((value) => ({ value, label: words.chat.positions[value] }))}
              value={chat.position}
              onChange={(position) => set({ position: position as ChatSettings["position"] })}
            />
          </div>
        </Group>
        <Pair label={words.chat.greeting} value={chat.greeting} onChange={(greeting) => set({ greeting })} />
        <Pair label={words.chat.closed} value={chat.closed_text} onChange={(text) => set({ closed_text: text })} />
        <div>
          <Text size="sm" fw={500} mb={8}>
            {words.chat.ask}
          </Text>
          <Chip.Group
            multiple
            value={chat.ask_before}
            onChange={(asked) => set({ ask_before: asked as ChatSettings["ask_before"] })}
          >
            <Group gap={8}>
              {(["name", "phone", "email"] as const).map((one) => (
                <Chip key={one} value={one} size="sm">
                  {words.chat.asks[one]}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </div>
        <div>
          <Text size="sm" fw={500} mb={4}>
            {words.chat.closedMode}
          </Text>
          <SegmentedControl
            aria-label={words.chat.closedMode}
            data={(["write", "contact"] as const).map((value) => ({ value, label: words.chat.closedModes[value] }))}
            value={chat.closed_mode}
            onChange={(mode) => set({ closed_mode: mode as ChatSettings["closed_mode"] })}
          />
        </div>
        <ProactiveEditor rules={chat.proactive} onChange={(proactive) => set({ proactive })} />
        <Group>
          <Button loading={saving.isPending} onClick={() => saving.mutate(chat)}>
            {words.save}
          </Button>
        </Group>
        <div>
          <Text size="sm" mb={6}>
            {words.chat.script}
          </Text>
          <CopyLine text={`<script src="${location.origin}/chat.js" data-key="${site.key}" defer></script>`} />
        </div>
        <Text size="sm">
          {site.domains.length > 0 ? (
            <>
              {words.chat.domains} <bdi dir="ltr">{site.domains.join(", ")}</bdi>{" "}
            </>
          ) : (
            `${words.chat.anyDomain} `
          )}
          <Anchor component="button" type="button" size="sm" onClick={toSites}>
            {words.chat.changeDomains}
          </Anchor>
        </Text>
        <ClaimSample onSites={toSites} />
      </Stack>
      <ChatPreview chat={chat} name={site.name} />
    </div>
  );
}

type Both = { fa: string; en: string };

function Pair({ label, value, onChange }: { label: string; value: Both; onChange: (value: Both) => void }) {
  const words = useWords({ fa, en }).chat;
  return (
    <div className={styles["form"]}>
      <Textarea
        autosize
        minRows={2}
        maxLength={300}
        dir="rtl"
        label={`${label} · ${words.persian}`}
        value={value.fa}
        onChange={(event) => onChange({ ...value, fa: event.currentTarget.value })}
      />
      <Textarea
        autosize
        minRows={2}
        maxLength={300}
        dir="ltr"
        label={`${label} · ${words.english}`}
        value={value.en}
        onChange={(event) => onChange({ ...value, en: event.currentTarget.value })}
      />
    </div>
  );
}
