import { Button, Group, Text } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconHelpCircle,
  IconPaperclip,
  IconPin,
  IconSend,
} from "@tabler/icons-react";
import { api } from "../../../../platform/ui/api.ts";
import { Row, RowMain } from "../../../../platform/ui/rows.tsx";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { PostRow } from "../../contract.ts";
import { ChannelIcon } from "../parts/channel-icon.tsx";
import { fileSize } from "../parts/file-size.ts";
import { useChannelSentences } from "../parts/use-channel-sentences.ts";
import settings from "../settings/settings.module.css";
import { useSaving } from "../settings/use-saving.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const signs = {
  waiting: IconClock,
  sending: IconSend,
  sent: IconCircleCheck,
  failed: IconAlertTriangle,
  unknown: IconHelpCircle,
};
const tones: Partial<Record<PostRow["state"], string>> = { sent: "good", failed: "bad", unknown: "bad" };

/** One post: where, what, what became of it and why, and what can be done about it. */
export function PostLine({ post }: { post: PostRow }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  const say = useChannelSentences(post.problem !== null);
  const { account, state, problem, file } = post;
  const Sign = signs[state];
  const when = format.dateTime(state === "sent" ? post.state_at : post.send_at, "day");
  return (
    <Row>
      <ChannelIcon channel={account.channel} size={22} />
      <RowMain>
        <Text dir="auto" size="sm" lineClamp={4} style={{ whiteSpace: "pre-wrap" }}>
          {post.text || post.title}
        </Text>
        <Group gap={12} className={settings["sub"]}>
          <bdi>{account.name}</bdi>
          {post.pin ? (
            <Group gap={4} component="span">
              <IconPin size={14} stroke={1.6} aria-hidden />
              {words.pinned}
            </Group>
          ) : null}
          {file ? (
            <Group gap={4} component="span">
              <IconPaperclip size={14} stroke={1.6} aria-hidden />
              <bdi>{file.name}</bdi> {fileSize(file.size, format)}
            </Group>
          ) : null}
          {post.by.name ? <span>{words.by(post.by.name)}</span> : null}
        </Group>
        <div className={settings["state"]} data-tone={tones[state]}>
          <Sign size={16} stroke={1.8} aria-hidden />
          {words.states[state](when)}
        </div>
        {problem ? <div className={settings["sub"]}>{say(account.channel, problem) ?? problem}</div> : null}
      </RowMain>
      <Deeds post={post} />
    </Row>
  );
}

function Deeds({ post: { id, state } }: { post: PostRow }) {
  const words = useWords({ fa, en });
  const waits = state === "waiting";
  const takeBack = useSaving(() => api.delete(`/posts/${id}`), {
    done: waits ? words.takenBack : words.removed,
    renews: "posts",
  });
  const retry = useSaving(() => api.post(`/posts/${id}/retry`), { done: words.retried, renews: "posts" });
  const quiet = { variant: "subtle", color: "gray", size: "xs", px: 8 } as const;
  if (state === "sent" || state === "sending") return null;
  return (
    <Group gap={2}>
      {waits ? null : (
        <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate(undefined)}>
          {words.retry}
        </Button>
      )}
      <Button {...quiet} loading={takeBack.isPending} onClick={() => takeBack.mutate(undefined)}>
        {waits ? words.takeBack : words.remove}
      </Button>
    </Group>
  );
}
