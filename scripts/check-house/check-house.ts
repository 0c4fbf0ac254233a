import { fileURLToPath } from "node:url";
import { readBorders } from "./borders.ts";
import { houseFiles, tooLong } from "./sizes.ts";
import { checkWidgetSize } from "./widget-size.ts";

const fixture = fileURLToPath(new URL("fixture", import.meta.url));
const planted = ["admin-looks-up", "module-enters-past-the-door", "platform-knows-the-product"];

/** What is wrong with the borders; empty when they hold, every file was really read and the planted violations were seen. */
export async function checkBorders(): Promise<string[]> {
  const { filesRead, violations } = await readBorders();
  // With a wrong TypeScript beside it the border check reads nothing, and finds nothing.
  const unread = (await houseFiles()).filter((file) => !filesRead.has(file));
  violations.push(...unread.map((file) => `the border check did not read ${file}`));
  const seen = (await readBorders(fixture)).violations;
  for (const name of planted) {
    if (!seen.some((violation) => violation.startsWith(`${name}:`)))
      violations.push(`the planted violation ${name} was not caught`);
  }
  return violations;
}

/** Files longer than one subject, and a chat heavier than a site should carry. */
export async function checkSizes(): Promise<string[]> {
  return [...(await tooLong()), ...(await checkWidgetSize())];
}
