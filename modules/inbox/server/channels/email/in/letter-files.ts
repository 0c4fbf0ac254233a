import type { ChannelFile, IncomingNote } from "../../channel-adapter.ts";
import type { LetterFile } from "./letter-parts.ts";
import type { LetterText } from "./letter-text.ts";
import { unpackTnef } from "./tnef.ts";

const mostBytes = 25 * 1024 * 1024;
const mostFiles = 200;

const isTnef = ({ contentType, name }: LetterFile) =>
  /^application\/(?:vnd\.)?ms-tnef$/.test(contentType) || /^winmail\.dat$/i.test(name);

/** The files that are kept, in order, and what a winmail.dat brought beside files. Says what was left out. */
export function keepFiles(
  files: readonly LetterFile[],
  notes: IncomingNote[],
): { kept: LetterFile[]; more: LetterText | null } {
  let more: LetterText | null = null;
  const unpacked = files.flatMap((file) => {
    const tnef = isTnef(file) ? unpackTnef(file.bytes) : null;
    if (!tnef) {
      if (isTnef(file)) notes.push({ code: "winmail_kept" });
      return [file];
    }
    more = { text: tnef.text ?? "", html: tnef.html };
    return tnef.files.map(({ name, bytes }, place) => ({
      name: name.replace(/^.*[\\/]/s, "") || `file-${place + 1}.bin`,
      contentType: "application/octet-stream",
      bytes,
      cid: null,
      nested: false,
    }));
  });
  const kept: LetterFile[] = [];
  let [size, left, leftBytes] = [0, 0, 0];
  for (const file of unpacked) {
    if (kept.length < mostFiles && size + file.bytes.length <= mostBytes) {
      kept.push(file);
      size += file.bytes.length;
    } else {
      left++;
      leftBytes += file.bytes.length;
    }
  }
  if (left > 0)
    notes.push({ code: "files_left_out", values: { files: left, megabytes: Math.ceil(leftBytes / 1024 / 1024) } });
  return { kept, more };
}

/** A file as the caller stores it. */
export function channelFile({ name, contentType, bytes }: LetterFile): ChannelFile {
  return { name, contentType, size: bytes.length, open: async () => bytes };
}
