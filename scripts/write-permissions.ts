import { writeFile } from "node:fs/promises";
import { permissionsFile, permissionsPage } from "../apps/permissions-page.ts";

await writeFile(permissionsFile, permissionsPage());
