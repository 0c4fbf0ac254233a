import { Button, Group } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconPlayerPause } from "@tabler/icons-react";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { Row, RowMain } from "../../../../platform/ui/rows.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type ChannelAccount, channelAccount, channelTest } from "../../contract.ts";
import { ChannelIcon } from "../parts/channel-icon.tsx";
import { useChannelSentences } from "../parts/use-channel-sentences.ts";
import type { ChannelKind } from "./channel-kinds.ts";
import { Confirm } from "./confirm.tsx";
import { CreditLeft } from "./credit-left.tsx";
import { DomainCheck } from "./domain-check.tsx";
import { HookDeeds } from "./hook-deeds.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./settings.module.css";
import { useSaving } from "./use-saving.ts";

type RowProps = { account: ChannelAccount; onChange: () => void; onHook: (path: string) => void };

/** One connected channel: whether it works, and what can be done with it. */
export function ChannelRow({ account, onChange, onHook }: RowProps) {
  const words = useWords({ fa, en });
  const [removing, setRemoving] = useState(false);
  const [checking, setChecking] = useState(false);
  const notice = useNotice();
  const path = `/channels/${account.id}`;
  const testing = useSaving(() => api.post(`${path}/test`, undefined, channelTest), {
    renews: "channels",
    onDone: ({ ok, note }) => ok && notice.done((note && say(account.channel, note)) || words.channels.testFine),
  });
  const say = useChannelSentences(account.channel === "sms");
  const pausing = useSaving(() => api.patch(path, { paused: !account.paused }, channelAccount), { renews: "channels" });
  const remove = useSaving(() => api.delete(path), { done: words.channels.removed, renews: "channels" });
  const quiet = { variant: "subtle", color: "gray", size: "xs", px: 8 } as const;
  return (
    <Row>
      <ChannelIcon channel={account.channel} size={22} told={false} />
      <RowMain>
        <strong style={{ fontWeight: 500 }}>
          <bdi>{account.name}</bdi>
        </strong>
        <div className={styles["sub"]}>{words.kinds[account.kind as ChannelKind] ?? account.kind}</div>
        <State account={account} />
        <CreditLeft credit={account.credit} />
      </RowMain>
      <Group gap={2}>
        <Button size="xs" variant="default" loading={testing.isPending} onClick={() => testing.mutate(undefined)}>
          {words.channels.test}
        </Button>
        <Button {...quiet} onClick={onChange}>
          {words.change}
        </Button>
        <Button {...quiet} loading={pausing.isPending} onClick={() => pausing.mutate(undefined)}>
          {account.paused ? words.channels.resume : words.channels.pause}
        </Button>
        <HookDeeds account={account} onHook={onHook} />
        {account.kind === "email" ? (
          <Button {...quiet} onClick={() => setChecking(true)}>
            {words.channels.domain}
          </Button>
        ) : null}
        <Button {...quiet} onClick={() => setRemoving(true)}>
          {words.remove}
        </Button>
      </Group>
      {checking ? <DomainCheck account={account} onClose={() => setChecking(false)} /> : null}
      <Confirm
        opened={removing}
        title={words.channels.removeTitle(account.name)}
        text={words.channels.removeText}
        deed={words.remove}
        onConfirm={() => remove.mutate(undefined)}
        onClose={() => setRemoving(false)}
      />
    </Row>
  );
}

function State({ account: { channel, paused, problem, checked_at: checked } }: { account: ChannelAccount }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const say = useChannelSentences(problem !== null);
  const Sign = paused ? IconPlayerPause : problem ? IconAlertTriangle : IconCircleCheck;
  if (!paused && !problem && !checked) return <div className={styles["state"]}>{words.channels.never}</div>;
  return (
    <div className={styles["state"]} data-tone={paused ? undefined : problem ? "bad" : "good"}>
      <Sign size={16} stroke={1.8} aria-hidden />
      {paused ? words.channels.paused : problem ? (say(channel, problem) ?? problem) : words.channels.works}
      {checked && !paused ? (
        <span className={styles["sub"]}>{words.channels.checked(format.relative(checked))}</span>
      ) : null}
    </div>
  );
}
