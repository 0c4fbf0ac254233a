import { usePreferences } from "../../../../platform/ui/preferences.tsx";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { ChatSettings } from "../../contract.ts";
import { chatGround } from "./chat-ground.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./settings.module.css";

/** How the chat will look to a visitor; decoration for those who see it. */
export function ChatPreview({ chat, name }: { chat: ChatSettings; name: string }) {
  const words = useWords({ fa, en }).chat;
  const { language } = usePreferences();
  const { ground, text } = chatGround(chat.colour);
  return (
    <figure className={styles["preview"]} style={{ margin: 0 }} aria-label={words.preview}>
      <div className={styles["previewHead"]} style={{ background: ground, color: text }}>
        <bdi>{name}</bdi>
      </div>
      <div className={styles["previewBody"]}>
        <p className={styles["previewBubble"]} dir="auto">
          {chat.greeting[language]}
        </p>
      </div>
      <div className={styles["previewFoot"]}>{words.write}</div>
    </figure>
  );
}
