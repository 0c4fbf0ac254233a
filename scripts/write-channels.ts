import { writeFile } from "node:fs/promises";
import { channelsFile, channelsPage } from "../apps/channels-page.ts";

await writeFile(channelsFile, channelsPage());
