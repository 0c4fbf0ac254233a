import { Button, Group, Select, Skeleton, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useEntryWords } from "../../../timeline/web/index.tsx";
import { conversationRow, type ReplyChannel } from "../../contract.ts";
import { LimitsLine, limitProblem } from "../composer/limits-line.tsx";
import { channelKey } from "../composer/use-reply-channel.ts";
import { startChannelsQuery } from "../inbox-calls.ts";
import { Face } from "../parts/face.tsx";
import { useInboxWords } from "../parts/use-inbox-words.ts";
import { whoQuery } from "../side/side-calls.ts";
import { useRenew } from "../thread/use-thread.ts";
import { TemplateFill } from "../ways/template-fill.tsx";
import { type UsedTemplate, useTemplate } from "../ways/use-template.ts";
import { WayNotice } from "../ways/way-notice.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Channels on which Hamdel sends nothing: what happened there is recorded and worked on. */
const recorded = ["phone", "in_person", "other"] as const;

type FormProps = { customer: number; channel: string | null; onAnother: () => void; onStarted: (id: number) => void };

/** Over which channel a conversation begins, and with which words. */
export function StartForm({ customer, channel, onAnother, onStarted }: FormProps) {
  const words = useWords({ fa, en });
  const channels = useQuery(startChannelsQuery(customer)).data?.rows;
  const [picked, setPicked] = useState<string | null>(channel);
  const [text, setText] = useState("");
  const [subject, setSubject] = useState("");
  const first = channels?.find((one) => !one.refused);
  const key = picked ?? (first ? channelKey(first) : channels ? "phone" : null);
  const over = channels?.find((one) => channelKey(one) === key) ?? null;
  const template = useTemplate(over, 0);
  const { start, busy } = useStart(customer, onStarted);
  const refused = Boolean(over?.refused) || (over !== null && limitProblem(over, text, 0) !== null);
  const said = template.on ? template.ready : !refused && text.trim() !== "";
  const ready = key !== null && (over === null || said);
  if (!channels) return <Skeleton height={260} />;
  return (
    <Stack gap={16}>
      <Who customer={customer} onAnother={onAnother} />
      <ChannelSelect channels={channels} value={key} onPick={setPicked} />
      {over?.channel === "email" ? (
        <TextInput label={words.subject} value={subject} onChange={(event) => setSubject(event.currentTarget.value)} />
      ) : null}
      {over ? <WayNotice channel={over} template={template} /> : null}
      {template.on ? <TemplateFill template={template} /> : null}
      <div hidden={template.on}>
        <Textarea
          data-autofocus
          autosize
          minRows={4}
          label={over ? words.message : words.note}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {over ? <LimitsLine channel={over} text={text} files={0} /> : null}
        {over?.refused ? (
          <Text size="sm" c="var(--warning)" mt={6}>
            {words.refused}
          </Text>
        ) : null}
      </div>
      <Group justify="flex-end">
        <Button
          disabled={!ready}
          loading={busy}
          onClick={() =>
            void start({
              over,
              plain: key ?? "other",
              text: text.trim(),
              subject: subject.trim(),
              pattern: template.pattern,
            })
          }
        >
          {over ? words.send : words.open}
        </Button>
      </Group>
    </Stack>
  );
}

function Who({ customer, onAnother }: { customer: number; onAnother: () => void }) {
  const words = { ...useInboxWords(), ...useWords({ fa, en }) };
  const who = useQuery(whoQuery(customer)).data;
  const name = who && "id" in who ? (who.label ?? words.unnamed) : "";
  return (
    <Group justify="space-between" wrap="nowrap">
      <Group gap={10} wrap="nowrap">
        <Face name={name} size={36} />
        <Text fw={500} truncate>
          <bdi>{name}</bdi>
        </Text>
      </Group>
      <Button variant="subtle" color="gray" size="xs" onClick={onAnother}>
        {words.another}
      </Button>
    </Group>
  );
}

type SelectProps = { channels: readonly ReplyChannel[]; value: string | null; onPick: (key: string | null) => void };

function ChannelSelect({ channels, value, onPick }: SelectProps) {
  const words = useWords({ fa, en });
  const { channel: nameOf } = useEntryWords();
  const sending = channels.map((one) => ({
    value: channelKey(one),
    label: [nameOf(one.channel), one.account?.name, one.refused ? `(${words.away})` : one.to]
      .filter(Boolean)
      .join(" · "),
    disabled: one.refused !== null,
  }));
  const noting = recorded.map((one) => ({ value: one, label: nameOf(one) }));
  return (
    <Select
      label={words.channel}
      allowDeselect={false}
      data={[
        ...(sending.length > 0 ? [{ group: words.message, items: sending }] : []),
        { group: words.noted, items: noting },
      ]}
      value={value}
      onChange={onPick}
    />
  );
}

type Starting = {
  over: ReplyChannel | null;
  plain: string;
  text: string;
  subject: string;
  pattern: UsedTemplate["pattern"];
};

function useStart(customer: number, onStarted: (id: number) => void) {
  const notice = useNotice();
  const renew = useRenew();
  const [busy, setBusy] = useState(false);
  const [clientId] = useState(() => crypto.randomUUID());
  async function start({ over, plain, text, subject, pattern }: Starting) {
    setBusy(true);
    const message = { client_id: clientId, text, ...(subject && { subject }), ...(pattern && { pattern }) };
    const body = over
      ? { customer, channel: over.channel, ...(over.account && { account: over.account.id }), message }
      : { customer, channel: plain, ...(text && { note: text }) };
    try {
      const { id } = await api.post("/conversations", body, conversationRow, { idempotencyKey: clientId });
      renew(id);
      onStarted(id);
    } catch (error) {
      notice.failed(error);
      setBusy(false);
    }
  }
  return { start, busy };
}
