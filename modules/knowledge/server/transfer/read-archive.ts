import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Refusal } from "../../../../platform/errors/index.ts";
import { FileProblem, openZip } from "../../../../platform/files/index.ts";

/** What one archive may hold: files, bytes of all, bytes of one, and how much more may come out than went in. */
const most = { files: 2000, all: 60 * 1024 ** 2, one: 8 * 1024 ** 2, ratio: 120, ratioFrom: 1024 ** 2 };

export type ArchiveFile = { name: string; bytes: Buffer };

/**
 * The files of a zip, as far as an import has a use for them. What unpacks into far more than it is, or into too many files, is refused before
 * it fills the memory: `archive_too_large`; what is no zip: `archive_broken`.
 */
export async function readArchive(packed: Buffer, isWanted: (name: string) => boolean): Promise<ArchiveFile[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "hamdel-help-"));
  try {
    const place = path.join(folder, "import.zip");
    await writeFile(place, packed);
    const zip = await openZip(place);
    const names = [...zip.names].filter(
      (name) => !name.endsWith("/") && isWanted(name) && !name.split("/").includes(".."),
    );
    if (zip.names.size > most.files) throw new Refusal("archive_too_large");
    const files: ArchiveFile[] = [];
    let all = 0;
    for (const name of names) {
      const pieces: Buffer[] = [];
      let size = 0;
      for await (const piece of zip.part(name)) {
        size += piece.length;
        all += piece.length;
        const isBomb = all > most.ratioFrom && all > packed.length * most.ratio;
        if (size > most.one || all > most.all || isBomb) throw new Refusal("archive_too_large");
        pieces.push(piece);
      }
      files.push({ name, bytes: Buffer.concat(pieces) });
    }
    return files;
  } catch (error) {
    if (error instanceof FileProblem)
      throw new Refusal(error.code === "expands_too_much" ? "archive_too_large" : "archive_broken");
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
