import { modules } from "./modules.ts";

const roles = ["owner", "manager", "agent", "analyst", "viewer"] as const;

/** Where the written permission table stands. */
export const permissionsFile = new URL("../docs/permissions.md", import.meta.url);

/** The permission table as it follows from the modules: `node scripts/write-permissions.ts` writes it, a test compares it. */
export function permissionsPage(): string {
  const rows = modules.flatMap(({ name, permissions = {} }) =>
    Object.entries(permissions).map(([permission, holders]) => {
      const cells = roles.map((role) => (holders.includes(role) ? "✓" : ""));
      return `| ${name} | \`${permission}\` | ${cells.join(" | ")} |`;
    }),
  );
  return `# Permissions

Who may do what in a brand. Each module states its own permissions in its \`module.ts\`; this table is made from them with
\`npx node scripts/write-permissions.ts\`, and \`npm test\` fails when the two differ. Scopes of API keys are the same words, and a key
never holds more than the person who makes it. Whatever the table says, only an owner gives or takes the role of an owner, and a brand
keeps at least one. A person's own profile, password, second factor and sessions need no permission.

| module | permission | ${roles.join(" | ")} |
|---|---|${roles.map(() => ":-:|").join("")}
${rows.join("\n")}
`;
}
