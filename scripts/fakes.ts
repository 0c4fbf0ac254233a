// `npm run fakes`: local stand-ins for SMS providers and messengers, to try channels without sending anything.
import { spawn } from "node:child_process";

const fakes = spawn(process.execPath, ["modules/inbox/server/channels/fakes/main.ts"], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void fakes.kill(signal));
fakes.on("close", (code) => (process.exitCode = code ?? 0));
