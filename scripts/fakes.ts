// `npm run fakes`: local stand-ins for SMS providers, messengers and phone exchanges, to try them without sending or ringing anything.
import { spawn } from "node:child_process";

const fakes = ["modules/inbox/server/channels/fakes/main.ts", "modules/telephony/server/fakes/main.ts"].map((file) =>
  spawn(process.execPath, [file], { stdio: "inherit" }),
);
const stop = (signal: NodeJS.Signals) => fakes.map((fake) => fake.kill(signal));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(signal));
// Where one ends, by a port that is taken for example, all end: half of them would puzzle.
for (const fake of fakes)
  fake.on("close", (code) => {
    process.exitCode ||= code ?? 0;
    stop("SIGTERM");
  });
