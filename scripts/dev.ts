// `npm run dev`: the server restarts and the pages reload when their files change.
import { type ChildProcess, spawn } from "node:child_process";

const server = spawn(process.execPath, ["--watch", "--watch-preserve-output", "apps/server/main.ts"], {
  stdio: "inherit",
});
const pages = spawn(process.execPath, ["node_modules/vite/bin/vite.js"], { stdio: "inherit" });

const both: ChildProcess[] = [server, pages];
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => both.forEach((child) => void child.kill(signal)));
for (const child of both) {
  child.on("close", (code) => {
    process.exitCode ||= code ?? 0;
    both.forEach((other) => void other.kill("SIGTERM"));
  });
}
console.log("Open http://localhost:5173: changed pages appear there by themselves.");
