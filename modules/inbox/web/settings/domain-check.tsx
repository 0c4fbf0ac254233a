import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { CopyLine } from "../../../../platform/ui/copy-line.tsx";
import { ErrorState } from "../../../../platform/ui/error-state.tsx";
import { ListSkeleton } from "../../../../platform/ui/skeletons.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ChannelAccount, DomainFinding } from "../../contract.ts";
import { domainQuery } from "../inbox-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./settings.module.css";

const signs = { fine: IconCircleCheck, advice: IconInfoCircle, wrong: IconAlertTriangle };
const tones = { fine: "good", advice: undefined, wrong: "bad" };

/** What DNS says about the domain of a mailbox, with the records to paste where something is missing. */
export function DomainCheck({ account, onClose }: { account: ChannelAccount; onClose: () => void }) {
  const words = useWords({ fa, en });
  const [typed, setTyped] = useState("");
  const [selector, setSelector] = useState("");
  const found = useQuery(domainQuery(account.id, selector));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSelector(typed.trim());
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={words.channels.domainTitle}
      closeButtonProps={{ "aria-label": words.close }}
    >
      <Stack gap={20}>
        <Text size="sm" c="dimmed">
          {words.channels.domainText}
        </Text>
        <form onSubmit={submit}>
          <Group align="flex-end" gap={12}>
            <TextInput
              flex={1}
              className="ltr-input"
              label={words.channels.selector}
              description={words.channels.selectorNote}
              pattern="[\w.\-]{1,100}"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" loading={found.isFetching}>
              {words.channels.check}
            </Button>
          </Group>
        </form>
        {found.error ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : null}
        {found.isPending ? <ListSkeleton rows={3} /> : null}
        {found.data?.rows.map((finding) => (
          <Finding key={finding.about} finding={finding} />
        ))}
      </Stack>
    </Modal>
  );
}

function Finding({ finding }: { finding: DomainFinding }) {
  const words = useWords({ fa, en }).channels;
  const Sign = signs[finding.severity];
  return (
    <Stack gap={8}>
      <div className={styles["state"]} data-tone={tones[finding.severity]}>
        <Sign size={18} stroke={1.8} aria-hidden style={{ flex: "none" }} />
        <Text size="sm">
          <strong style={{ fontWeight: 500 }}>{finding.about.toUpperCase()}</strong> · {finding.text}
        </Text>
      </div>
      {finding.advice ? (
        <>
          <Text size="sm" c="dimmed">
            {words.recordAt(`\u2068${finding.name}\u2069`)}
          </Text>
          <CopyLine text={finding.advice} />
        </>
      ) : null}
    </Stack>
  );
}
