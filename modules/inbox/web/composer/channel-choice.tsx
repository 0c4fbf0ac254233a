import { Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useWords } from "../../../../platform/ui/use-words.ts";
import { useEntryWords } from "../../../timeline/web/index.tsx";
import type { ReplyChannel } from "../../contract.ts";
import { ChannelIcon } from "../parts/channel-icon.tsx";
import { en as waysEn } from "../ways/messages.en.ts";
import { fa as waysFa } from "../ways/messages.fa.ts";
import styles from "./composer.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import { channelKey } from "./use-reply-channel.ts";

type ChoiceProps = { channels: readonly ReplyChannel[]; chosen: ReplyChannel | null; onPick: (key: string) => void };

/** Over which channel the reply goes; those that may not be used just now say why. */
export function ChannelChoice({ channels, chosen, onPick }: ChoiceProps) {
  const words = useWords({ fa, en });
  const { channel: nameOf } = useEntryWords();
  const ways = useWords({ fa: waysFa, en: waysEn }).ways;
  if (!chosen) return null;
  // How a comment is answered must not be cut for a name.
  const to = chosen.way ? "" : chosen.to;
  const called = ({ channel, way }: ReplyChannel) => (way ? `${nameOf(channel)} · ${ways[way]}` : nameOf(channel));
  return (
    <Menu position="top-start" width={300}>
      <Menu.Target>
        <button
          type="button"
          className={styles["channel"]}
          aria-label={`${words.channel}: ${called(chosen)} ${to}`.trim()}
        >
          <ChannelIcon channel={chosen.channel} told={false} />
          <span>{called(chosen)}</span>
          {to ? <bdi dir="auto">{to}</bdi> : null}
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
            {called(one)}
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
  if (/private_done/.test(code)) return words.privateDone;
  if (/window|late|old/.test(code)) return words.window;
  if (/consent/.test(code)) return words.consent;
  return words.other;
}
