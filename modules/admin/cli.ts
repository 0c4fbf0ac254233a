import type { Command } from "../../platform/cli/index.ts";
import { apiKeyCommands } from "./server/cli/api-key-commands.ts";
import { setUpCommand } from "./server/cli/set-up-command.ts";
import { userCommands } from "./server/cli/user-commands.ts";

/** The commands `setup`, `user …` and `api-key …`. */
export const commands: readonly Command[] = [setUpCommand, ...userCommands, ...apiKeyCommands];
