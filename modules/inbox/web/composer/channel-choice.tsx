import { Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useEntryWords } from "../../../timeline/web/index.tsx";
import type { ReplyChannel } from "../../contract.ts";
import { ChannelIcon } from "../parts/channel-icon.tsx";
import styles from "./composer.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { channelKey } from "./use-reply-channel.ts";

type ChoiceProps = { channels: readonly ReplyChannel[]; chosen: ReplyChannel | null; onPick: (key: string) => void };

/** Over which channel the reply goes; those that may not be used just now say why. */
export function ChannelChoice({ channels, chosen, onPick }: ChoiceProps) {
  const words = useWords({ fa, en });
  const { channel: nameOf } = useEntryWords();
  if (!chosen) return null;
  return (
    <Menu position="top-start" width={300}>
      <Menu.Target>
        <button type="button" className={styles["channel"]} aria-label={`${words.channel}: ${nameOf(chosen.channel)}`}>
          <ChannelIcon channel={chosen.channel} told={false} />
          <span>{nameOf(chosen.channel)}</span>
          {chosen.to ? <bdi dir="auto">{chosen.to}</bdi> : null}
          <IconChevronDown size={14} stroke={1.6} aria-hidden style={{ flex: "none" }} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {channels.map((one) => (
          <Menu.Item
            key={channelKey(one)}
            disabled={one.refused !== null}
            leftSection={<ChannelIcon channel={one.channel} told={false} />}
            onClick={() => onPick(channelKey(one))}
          >
            {nameOf(one.channel)}
            {one.account ? (
              <>
                {" "}
                · <bdi>{one.account.name}</bdi>
              </>
            ) : null}
            <div className={styles["suggestionNote"]}>
              {one.refused ? <Refused code={one.refused} /> : <bdi>{one.to}</bdi>}
            </div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Why a channel may not be used just now. */
function Refused({ code }: { code: string }) {
  const words = useWords({ fa, en }).refused;
  if (/paus/.test(code)) return words.paused;
  if (/window|late|old/.test(code)) return words.window;
  if (/consent/.test(code)) return words.consent;
  return words.other;
}
