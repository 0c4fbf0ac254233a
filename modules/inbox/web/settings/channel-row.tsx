import { Button, Group } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconPlayerPause } from "@tabler/icons-react";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { type ChannelAccount, channelAccount, channelTest } from "../../contract.ts";
import { ChannelIcon } from "../parts/channel-icon.tsx";
import type { ChannelKind } from "./channel-kinds.ts";
import { problemWord } from "./channel-problem.ts";
import { Confirm } from "./confirm.tsx";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./settings.module.css";
import { useSaving } from "./use-saving.ts";

/** One connected channel: whether it works, and what can be done with it. */
export function ChannelRow({ account, onChange }: { account: ChannelAccount; onChange: () => void }) {
  const words = useWords({ fa, en });
  const [removing, setRemoving] = useState(false);
  const path = `/channels/${account.id}`;
  const testing = useSaving(() => api.post(`${path}/test`, undefined, channelTest), { renews: "channels" });
  const pausing = useSaving(() => api.patch(path, { paused: !account.paused }, channelAccount), { renews: "channels" });
  const remove = useSaving(() => api.delete(path), { done: words.channels.removed, renews: "channels" });
  const quiet = { variant: "subtle", color: "gray", size: "xs", px: 8 } as const;
  return (
    <li className={styles["row"]}>
      <ChannelIcon channel={account.channel} size={22} told={false} />
      <div className={styles["grow"]}>
        <strong style={{ fontWeight: 500 }}>
          <bdi>{account.name}</bdi>
        </strong>
        <div className={styles["sub"]}>{words.kinds[account.kind as ChannelKind] ?? account.kind}</div>
        <State account={account} />
      </div>
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
        <Button {...quiet} onClick={() => setRemoving(true)}>
          {words.remove}
        </Button>
      </Group>
      <Confirm
        opened={removing}
        title={words.channels.removeTitle(account.name)}
        text={words.channels.removeText}
        deed={words.remove}
        onConfirm={() => remove.mutate(undefined)}
        onClose={() => setRemoving(false)}
      />
    </li>
  );
}

function State({ account: { paused, problem, checked_at: checked } }: { account: ChannelAccount }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const Sign = paused ? IconPlayerPause : problem ? IconAlertTriangle : IconCircleCheck;
  if (!paused && !problem && !checked) return <div className={styles["state"]}>{words.channels.never}</div>;
  return (
    <div className={styles["state"]} data-tone={paused ? undefined : problem ? "bad" : "good"}>
      <Sign size={16} stroke={1.8} aria-hidden />
      {paused ? words.channels.paused : problem ? words.problems[problemWord(problem)] : words.channels.works}
      {checked && !paused ? (
        <span className={styles["sub"]}>{words.channels.checked(format.relative(checked))}</span>
      ) : null}
    </div>
  );
}
