import { fileURLToPath } from "node:url";
import { readBorders } from "./borders.ts";
import { houseFiles, tooLong } from "./sizes.ts";

const fixture = fileURLToPath(new URL("fixture", import.meta.url));
const planted = ["admin-looks-up", "module-enters-past-the-door", "platform-knows-the-product"];

/** What is wrong with the borders; empty when they hold, every file was really read and the planted violations were seen. */
export async function checkBorders(): Promise<string[]> {
  const { modulesRead, violations } = await readBorders();
  const files = await houseFiles();
  if (modulesRead !== files.length) violations.push(`the border check read ${modulesRead} of ${files.length} files`);
  const seen = (await readBorders(fixture)).violations;
  for (const name of planted) {
    if (!seen.some((violation) => violation.startsWith(`${name}:`)))
      violations.push(`the planted violation ${name} was not caught`);
  }
  return violations;
}

/** Files longer than one subject. */
export const checkSizes = tooLong;
