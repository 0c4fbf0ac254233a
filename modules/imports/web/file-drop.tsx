import { Button, FileButton, Text, Title } from "@mantine/core";
import { IconMessages, IconReceipt, IconUpload, IconUsers } from "@tabler/icons-react";
import { type DragEvent, useState } from "react";
import { useGo } from "../../../platform/ui/address.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { ProgressPanel } from "../../../platform/ui/progress-panel.tsx";
import { uploadFile } from "../../../platform/ui/upload.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type ImportKind, preview } from "../contract.ts";
import styles from "./imports.module.css";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

const kinds = [
  { kind: "customers", icon: IconUsers },
  { kind: "orders", icon: IconReceipt },
  { kind: "interactions", icon: IconMessages },
] as const;

const accepted = ".csv,.tsv,.txt,.xlsx,.ndjson,.jsonl,.gz";

/** Three places to drop a file on, or to choose one for. */
export function FileDrop() {
  const words = useWords({ fa, en });
  const { upload, sending, stop } = useUpload();
  if (sending !== null) return <ProgressPanel title={words.uploading} done={sending} total={1} onStop={stop} />;
  return (
    <div>
      <div className={styles["kinds"]}>
        {kinds.map(({ kind, icon: Icon }) => (
          <DropPlace key={kind} onFile={(file) => upload(kind, file)}>
            <Icon size={26} stroke={1.6} aria-hidden />
            <Title order={2} fz="md">
              {words.kinds[kind]}
            </Title>
            <Text size="sm" c="dimmed" flex={1}>
              {words.kindNotes[kind]}
            </Text>
            <FileButton onChange={(file) => file && upload(kind, file)} accept={accepted}>
              {(props) => (
                <Button
                  {...props}
                  variant="light"
                  leftSection={<IconUpload size={18} stroke={1.6} />}
                  aria-label={`${words.choose}: ${words.kinds[kind]}`}
                >
                  {words.choose}
                </Button>
              )}
            </FileButton>
          </DropPlace>
        ))}
      </div>
      <Text size="sm" c="dimmed" mt={10}>
        {words.formats}
      </Text>
    </div>
  );
}

/** Sends a file and opens its import. `sending` is how far it is, null where none is sent. */
function useUpload() {
  const go = useGo();
  const notice = useNotice();
  const [sending, setSending] = useState<number | null>(null);
  const [abort, setAbort] = useState<AbortController | null>(null);
  async function upload(kind: ImportKind, file: File) {
    const controller = new AbortController();
    setAbort(controller);
    setSending(0);
    try {
      const { run } = await uploadFile("/imports", file, preview, {
        query: { kind },
        signal: controller.signal,
        onProgress: setSending,
      });
      go(`imports/${run.id}`);
    } catch (error) {
      if (!(error instanceof DOMException)) notice.failed(error);
    } finally {
      setSending(null);
    }
  }
  return { upload, sending, stop: () => abort?.abort() };
}

function DropPlace({ onFile, children }: { onFile: (file: File) => void; children: React.ReactNode }) {
  const [over, setOver] = useState(false);
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the one for all
    <div
      className={styles["kind"]}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {children}
    </div>
  );
}
