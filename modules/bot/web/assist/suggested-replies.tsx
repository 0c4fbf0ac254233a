import { Button, CloseButton, Loader } from "@mantine/core";
import { IconMessageChatbot, IconSparkles } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../platform/ui/api.ts";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ComposerExtraProps } from "../../../inbox/web/index.tsx";
import { type Suggestions, suggestionsQuery } from "../bot-calls.ts";
import styles from "./assist.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

/** Above the composer: that the bot leads, or what it would say, to be taken over with a click; and a way to give it the conversation. */
export default function SuggestedReplies(props: ComposerExtraProps) {
  return props.status === "bot" ? <Led /> : <Assist {...props} />;
}

function Led() {
  const words = useWords({ fa, en });
  return (
    <p className={styles["led"]} role="status">
      <IconMessageChatbot size={16} stroke={1.6} aria-hidden /> {words.led}
    </p>
  );
}

function Assist({ conversation, status, write }: ComposerExtraProps) {
  const words = useWords({ fa, en });
  const [open, setOpen] = useState(false);
  return (
    <section className={styles["assist"]} aria-label={words.label}>
      <div className={styles["deeds"]}>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconSparkles size={15} stroke={1.6} />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {words.ask}
        </Button>
        {status === "resolved" ? null : <PullBack conversation={conversation} />}
      </div>
      {open ? <Offers conversation={conversation} write={write} onClose={() => setOpen(false)} /> : null}
    </section>
  );
}

function PullBack({ conversation }: { conversation: number }) {
  const words = useWords({ fa, en });
  const notice = useNotice();
  const give = () =>
    api
      .post(`/conversations/${conversation}/bot`, {})
      .then(() => notice.done(words.pulledBack))
      .catch(notice.failed);
  return (
    <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void give()}>
      {words.pullBack}
    </Button>
  );
}

type OffersProps = { conversation: number; write: (text: string) => void; onClose: () => void };

function Offers({ conversation, write, onClose }: OffersProps) {
  const words = useWords({ fa, en });
  const { data } = useQuery(suggestionsQuery(conversation));
  const take = (text: string) => {
    write(text);
    onClose();
  };
  return (
    <div className={styles["offers"]}>
      <CloseButton size="sm" aria-label={words.close} className={styles["close"]} onClick={onClose} />
      {data ? <Found data={data} take={take} /> : <Loader size="xs" />}
    </div>
  );
}

function Found({ data, take }: { data: Suggestions; take: (text: string) => void }) {
  const words = useWords({ fa, en });
  const { replies, articles } = data;
  if (replies.length + articles.length === 0) return <p>{words.none}</p>;
  return (
    <ul>
      {replies.map(({ title, text }) => (
        <li key={title}>
          <button type="button" aria-label={words.writeReply(title)} onClick={() => take(text)}>
            <strong>{title}</strong>
            <span dir="auto">{text}</span>
          </button>
        </li>
      ))}
      {articles.map(({ id, title, url, passage }) => (
        <li key={id}>
          <button type="button" aria-label={words.writeLink(title)} onClick={() => take(`${title}\n${url}`)}>
            <strong>{title}</strong>
            <span dir="auto">{passage}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
