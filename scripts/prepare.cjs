// Runs before `npm start` and `npm test` on whatever Node the machine has: plain old JavaScript, no dependency.
// Installs what is missing, builds the web when its sources changed, and (for tests) looks for a Chromium.
"use strict";
const { spawnSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const root = path.resolve(__dirname, "..");
/** start: run it. hamdel: its command line. tools: those of development. test: all of it, and a browser. */
const purpose = process.argv[2] || "test";
const withTools = purpose === "tools" || purpose === "test";

// Always to the error stream: the command line's output may be somebody's input.
const say = (line) => process.stderr.write(`${line}\n`);

function fail(sentence) {
  say(sentence);
  process.exit(1);
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, file), "utf8"));
  } catch {
    return undefined;
  }
}

/** Packages that the lock file wants and node_modules lacks: [those of every day, those of development]. */
function missing() {
  const wanted = readJson("package-lock.json").packages;
  const installed = (readJson("node_modules/.package-lock.json") || { packages: {} }).packages;
  const lacks = Object.keys(wanted).filter((name) => {
    const entry = wanted[name];
    if (name === "" || entry.link) return false;
    // Those of other platforms, and peers that nobody needs here, may be absent.
    const mayLack = entry.optional || entry.devOptional || entry.peer;
    return installed[name] ? installed[name].version !== entry.version : !mayLack;
  });
  return [lacks.filter((name) => !wanted[name].dev), lacks.filter((name) => wanted[name].dev)];
}

function install() {
  const [daily, development] = missing();
  if (daily.length === 0 && (development.length === 0 || !withTools)) return;
  const fresh = !fs.existsSync(path.join(root, "node_modules"));
  say(fresh ? "Installing packages, once; this takes a minute or two." : "Installing packages that changed.");
  // A first start leaves the tools of development out; they stay where they are already.
  const lean = fresh && !withTools ? ["--omit=dev"] : [];
  const npm = process.env.npm_execpath;
  // Not `npm ci`: it refuses a lock file that was written where a registry lacked the binaries of other platforms.
  const args = ["install", "--no-save", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error", ...lean];
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ["ignore", 2, 2] })
    : spawnSync("npm", args, {
        cwd: root,
        stdio: ["ignore", 2, 2],
        shell: process.platform === "win32",
      });
  if (done.status !== 0)
    fail(
      "npm could not install the packages (its reason stands above). Check the network and the disk, then try again.",
    );
}

function ownNode() {
  const own = path.join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
  if (fs.existsSync(own)) return own;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  return fail(
    `Hamdel runs on Node 24, which npm did not bring for ${process.platform}-${process.arch}: install Node 24 or newer.`,
  );
}

const isSource = (name) =>
  /\.(tsx?|css|html|svg|json|woff2|png|ico|webmanifest)$/.test(name) && !/\.test\.tsx?$/.test(name);

/** Hash of everything the browser's files are built from. */
function sourcesHash() {
  const hash = createHash("sha256");
  const read = (file) => hash.update(file).update(fs.readFileSync(path.join(root, file)));
  const walk = (folder) => {
    const entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name !== "server" && entry.name !== "db") walk(name);
      } else if (isSource(entry.name)) read(name);
    }
  };
  for (const folder of ["apps", "modules", "platform"]) walk(folder);
  for (const file of ["vite.config.ts", "package-lock.json"]) read(file);
  return hash.digest("hex");
}

function buildWeb(node) {
  if (!fs.existsSync(path.join(root, "vite.config.ts"))) return;
  const stamp = path.join(root, "dist", "sources.sha256");
  const wanted = sourcesHash();
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === wanted) return;
  say("Building the pages.");
  const vite = path.join(root, "node_modules", "vite", "bin", "vite.js");
  const built = spawnSync(node, [vite, "build", "--logLevel", "warn"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  if (built.status !== 0) fail("The pages could not be built (the reason stands above).");
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, wanted);
}

const chromiums = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const findChromium = () => chromiums.find((file) => file && fs.existsSync(file));

const mayInstall = process.getuid && process.getuid() === 0 && fs.existsSync("/etc/debian_version");

/** Installs a Debian package; gives whether apt could. */
function installWithApt(name) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (args) => spawnSync("apt-get", ["-qq", ...args], { env, stdio: ["ignore", "ignore", 2] }).status === 0;
  return apt(["update"]) && apt(["install", "-y", "--no-install-recommends", name]);
}

function installChromium() {
  if (findChromium()) return;
  if (!mayInstall) {
    say(
      "The browser tests are left out: install Chromium (Debian: `apt-get install chromium`), or name one in CHROMIUM.",
    );
    return;
  }
  say("Installing Chromium for the browser tests.");
  if (!installWithApt("chromium") || !findChromium())
    say("Chromium could not be installed with apt: the browser tests are left out.");
}

/** A real IMAP server for the tests of mailboxes. */
function installDovecot() {
  if (fs.existsSync("/usr/sbin/dovecot")) return;
  if (!mayInstall) {
    say("The tests of a real mailbox are left out: they want Debian's dovecot-imapd, and root.");
    return;
  }
  say("Installing an IMAP server for the tests of mailboxes.");
  if (!installWithApt("dovecot-imapd"))
    say("Dovecot could not be installed with apt: the tests of a real mailbox are left out.");
}

install();
const node = ownNode();
if (purpose === "start" || purpose === "test") buildWeb(node);
if (purpose === "test") {
  installChromium();
  installDovecot();
}
