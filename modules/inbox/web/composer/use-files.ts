import { useCallback, useRef, useState } from "react";
import { useNotice } from "../../../../platform/ui/notices.tsx";
import { uploadFile } from "../../../../platform/ui/upload.ts";
import { type AttachmentRow, attachmentRow } from "../../contract.ts";

/** A file on its way to the server, or there (`kept`). */
export type ComposerFile = { key: string; name: string; done: number; kept: AttachmentRow | null };

/** The files that go along with a message: they are uploaded as soon as they are chosen. */
export function useFiles() {
  const [files, setFiles] = useState<readonly ComposerFile[]>([]);
  const uploads = useRef(new Map<string, AbortController>());
  const notice = useNotice();
  const patch = (key: string, changed: Partial<ComposerFile>) =>
    setFiles((now) => now.map((file) => (file.key === key ? { ...file, ...changed } : file)));
  const remove = useCallback((key: string) => {
    uploads.current.get(key)?.abort();
    setFiles((now) => now.filter((file) => file.key !== key));
  }, []);
  function add(chosen: Iterable<File>) {
    for (const file of chosen) {
      const key = crypto.randomUUID();
      const stop = new AbortController();
      uploads.current.set(key, stop);
      setFiles((now) => [...now, { key, name: file.name, done: 0, kept: null }]);
      uploadFile("/attachments", file, attachmentRow, {
        signal: stop.signal,
        onProgress: (done) => patch(key, { done }),
      })
        .then((kept) => patch(key, { kept, done: 1 }))
        .catch((error: unknown) => {
          remove(key);
          if (!stop.signal.aborted) notice.failed(error);
        });
    }
  }
  const put = (rows: readonly AttachmentRow[]) =>
    setFiles(rows.map((row) => ({ key: String(row.id), name: row.name, done: 1, kept: row })));
  return { files, add, remove, put, busy: files.some((file) => file.kept === null) };
}
