import { Anchor, Button, Popover, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { useCan } from "../../../../platform/ui/session.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { testMade } from "../../contract.ts";
import { useAskDeed } from "./ask-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Sends the survey to oneself; what is answered there does not count. */
export function TryOut({ survey }: { survey: string }) {
  const words = useWords({ fa, en });
  const notice = useNotice();
  const may = useCan("surveys.write");
  const [channel, setChannel] = useState<"email" | "sms">("email");
  const [to, setTo] = useState("");
  const [link, setLink] = useState<{ href: string; sent: boolean } | null>(null);
  const body = { channel, to: channel === "sms" ? to : null };
  const sending = useAskDeed(() => api.post(`/surveys/${survey}/tests`, body, testMade), {
    onDone: ({ link: href, sent }) => {
      setLink({ href, sent });
      if (sent) notice.done(words.tryOut.sent);
    },
  });
  if (!may) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate(undefined);
  };
  return (
    <Popover width={300} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button variant="default">{words.tryOut.title}</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <Stack gap="sm">
            <SegmentedControl
              fullWidth
              value={channel}
              onChange={(value) => setChannel(value as "email" | "sms")}
              data={[
                { value: "email", label: words.tryOut.email },
                { value: "sms", label: words.tryOut.sms },
              ]}
            />
            {channel === "sms" ? (
              <TextInput
                label={words.tryOut.phone}
                dir="ltr"
                inputMode="tel"
                required
                value={to}
                onChange={({ currentTarget }) => setTo(currentTarget.value)}
              />
            ) : null}
            <Button type="submit" loading={sending.isPending}>
              {words.tryOut.send}
            </Button>
            {link && !link.sent ? <Text size="sm">{words.tryOut.failed}</Text> : null}
            {link ? (
              <Anchor size="sm" href={link.href} target="_blank" rel="noreferrer">
                {words.tryOut.open}
              </Anchor>
            ) : null}
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
