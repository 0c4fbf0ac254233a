import { Modal } from "@mantine/core";
import { IconDownload, IconFile, IconHourglass, IconShieldX } from "@tabler/icons-react";
import { useState } from "react";
import { downloadAddress } from "../../../../platform/ui/api.ts";
import { useFormat } from "../../../../platform/ui/use-format.ts";
import { useWords } from "../../../../platform/ui/use-words.ts";
import type { AttachmentRow } from "../../contract.ts";
import { fileSize } from "../parts/file-size.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";
import styles from "./thread.module.css";

/** The files of a message: pictures are shown, sounds are played, everything else is downloaded. */
export function Attachments({ files }: { files: readonly AttachmentRow[] }) {
  if (files.length === 0) return null;
  return (
    <div className={styles["files"]}>
      {files.map((file) => (
        <OneFile key={file.id} file={file} />
      ))}
    </div>
  );
}

function OneFile({ file }: { file: AttachmentRow }) {
  if (file.state) return <Held file={file} state={file.state} />;
  const address = downloadAddress(`/attachments/${file.id}`);
  if (file.shown && file.content_type.startsWith("image/")) return <Picture file={file} address={address} />;
  if (file.shown && file.content_type.startsWith("audio/"))
    // biome-ignore lint/a11y/useMediaCaption: a voice message of a customer has no captions
    return <audio controls preload="none" src={address} aria-label={file.name} />;
  return <Download file={file} address={address} />;
}

/** A file that nobody gets: it is still being checked, or something was found in it. */
function Held({ file, state }: { file: AttachmentRow; state: "checking" | "infected" }) {
  const words = useWords({ fa, en });
  const Sign = state === "checking" ? IconHourglass : IconShieldX;
  return (
    <span className={styles["file"]} data-held={state}>
      <Sign size={18} stroke={1.6} aria-hidden style={{ flex: "none" }} />
      <span>
        <bdi>{file.name}</bdi> · {words.held[state]}
      </span>
    </span>
  );
}

function Picture({ file, address }: { file: AttachmentRow; address: string }) {
  const words = useWords({ fa, en });
  const [opened, setOpened] = useState(false);
  return (
    <>
      <button
        type="button"
        className={styles["link"]}
        aria-label={words.picture(file.name)}
        onClick={() => setOpened(true)}
      >
        <img className={styles["picture"]} src={address} alt="" loading="lazy" />
      </button>
      <Modal opened={opened} onClose={() => setOpened(false)} size="auto" title={<bdi>{file.name}</bdi>}>
        <img src={address} alt={file.name} style={{ maxWidth: "100%", maxHeight: "72dvh" }} />
        <Download file={file} address={address} />
      </Modal>
    </>
  );
}

function Download({ file, address }: { file: AttachmentRow; address: string }) {
  const words = useWords({ fa, en });
  const format = useFormat();
  return (
    <a className={styles["file"]} href={address} download={file.name} aria-label={words.download(file.name)}>
      <IconFile size={18} stroke={1.6} aria-hidden style={{ flex: "none" }} />
      <bdi>{file.name}</bdi>
      <span style={{ flex: "none", opacity: 0.8 }}>{fileSize(file.size, format)}</span>
      <IconDownload size={16} stroke={1.6} aria-hidden style={{ flex: "none" }} />
    </a>
  );
}
