import { ActionIcon, FileButton, Menu } from "@mantine/core";
import { IconDots, IconDownload, IconExternalLink, IconUpload } from "@tabler/icons-react";
import { downloadAddress } from "../../../platform/ui/api.ts";
import { useNotice } from "../../../platform/ui/notices.tsx";
import { uploadFile } from "../../../platform/ui/upload.ts";
import { useFormat } from "../../../platform/ui/use-format.ts";
import { useWords } from "../../../platform/ui/use-words.ts";
import { type ImportResult, importResult } from "../contract.ts";
import { useBranchDeed } from "./branch-calls.ts";
import { en } from "./messages.en.ts";
import { fa } from "./messages.fa.ts";

type BranchFilesProps = { finder: string; mayWrite: boolean; onRejected: (rows: ImportResult["rejected"]) => void };

/** The public page, and the list as a file, out and in. */
export function BranchFiles({ finder, mayWrite, onRejected }: BranchFilesProps) {
  const words = useWords({ fa, en });
  const { number } = useFormat();
  const notice = useNotice();
  const bring = useBranchDeed((file: File) => uploadFile("/branch-imports", file, importResult));
  const take = (file: File) =>
    bring.mutate(file, {
      onSuccess: ({ added, changed, unchanged, rejected }) => {
        notice.done(words.brought(number(added), number(changed), number(unchanged)));
        onRejected(rejected);
      },
    });
  return (
    <FileButton onChange={(file) => file && take(file)} accept=".csv,text/csv">
      {({ onClick }) => (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={words.more} loading={bring.isPending}>
              <IconDots size={18} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              component="a"
              href={finder}
              target="_blank"
              leftSection={<IconExternalLink size={16} stroke={1.6} />}
            >
              {words.open}
            </Menu.Item>
            <Menu.Item
              component="a"
              href={downloadAddress("/branch-export")}
              download
              leftSection={<IconDownload size={16} stroke={1.6} />}
            >
              {words.download}
            </Menu.Item>
            {mayWrite ? (
              <Menu.Item onClick={onClick} leftSection={<IconUpload size={16} stroke={1.6} />}>
                {words.bring}
              </Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      )}
    </FileButton>
  );
}
