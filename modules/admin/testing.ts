import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { type Context, system, withBrand } from "../../platform/db/index.ts";
import type { House, Module, Role } from "../../platform/house/module.ts";
import { buildApp, type HttpApp } from "../../platform/http/index.ts";
import { module as admin } from "./module.ts";
import { type BrandToMake, createBrandIn } from "./server/brands/create-brand.ts";
import type { Brand } from "./server/brands/directory.ts";
import { hashed, insertUser, type User } from "./server/people/users.ts";
import { learnPermissions } from "./server/permissions.ts";
import { newToken, tokenHash } from "./server/secrets.ts";
import { authenticator } from "./server/sign-in/authenticate.ts";

/** The HTTP app with these modules' routes (and admin's), as the server builds it. */
export async function testApp(house: House, modules: readonly Module[] = []): Promise<HttpApp> {
  const all = [admin, ...modules.filter((module) => module !== admin)];
  learnPermissions(all);
  const app = await buildApp(house, authenticator(house));
  for (const module of all) await module.routes?.(app, house);
  await app.ready();
  return app;
}

/** The password of every user that `given` makes. */
export const password = "correct horse battery";
let hash: Promise<string> | undefined;

/** Brands, people and keys for stories. */
export const given = {
  /** A brand of the test's own. */
  brand(house: House, brand: Partial<BrandToMake> = {}): Promise<Brand> {
    const name = brand.name ?? "فروشگاه آزمایشی";
    return house.database.app
      .transaction()
      .execute((trx) =>
        createBrandIn(trx, { slug: `b-${randomUUID().slice(0, 13)}`, now: house.clock(), ...brand, name }),
      );
  },

  /** A user who signs in with `password`, and works in a brand where one is given. */
  async user(house: House, work: { brand?: Brand; role?: Role; name?: string; email?: string } = {}): Promise<User> {
    hash ??= hashed(password);
    const { app } = house.database;
    const email = work.email ?? `${randomUUID()}@example.com`;
    const user = await insertUser(app, { name: work.name ?? "سارا", email, hash: await hash, now: house.clock() });
    if (work.brand) {
      await sql`insert into member (brand_id, user_id, role)
        values (${work.brand.id}, ${user.id}, ${work.role ?? "owner"})`.execute(app);
    }
    return user;
  },

  /** An API key of a brand with these scopes; gives what goes behind `Bearer`. */
  async apiKey(house: House, brand: Brand, scopes: readonly string[]): Promise<string> {
    const key = `hk_${newToken()}`;
    await sql`insert into api_key (brand_id, key_hash, hint, name, scopes, created_by)
      values (${brand.id}, ${tokenHash(key)}, ${key.slice(0, 8)}, 'test', ${[...scopes]}, 'test')`.execute(
      house.database.app,
    );
    return key;
  },
};

/** Runs `work` in a transaction of the brand as the system, which may do everything. */
export function inBrand<T>(house: House, brand: Brand, work: (ctx: Context) => Promise<T>): Promise<T> {
  return withBrand(house.database.app, { brandId: brand.id, actor: system("test"), now: house.clock() }, work);
}

type Asking = { method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"; url: string; payload?: unknown };
/** A browser with its cookies: it sends them back, and the brand once one is chosen. */
export type Browser = ReturnType<typeof browser>;

/** A browser of somebody at this app. `ask` gives status, parsed body and headers. */
export function browser(app: HttpApp, { brand, address = "198.51.100.7" }: { brand?: Brand; address?: string } = {}) {
  const cookies = new Map<string, string>();
  async function ask(asking: Asking | string, headers: Record<string, string> = {}) {
    const { method = "GET", url, payload } = typeof asking === "string" ? { url: asking } : asking;
    const answer = await app.inject({
      method,
      url,
      remoteAddress: address,
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(brand && { "hamdel-brand": brand.slug }),
        ...(payload !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(payload !== undefined && { payload: JSON.stringify(payload) }),
    });
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0) cookies.delete(name);
      else cookies.set(name, value);
    }
    const isJson = String(answer.headers["content-type"]).includes("json");
    return { status: answer.statusCode, body: isJson ? answer.json() : answer.body, headers: answer.headers };
  }
  return {
    ask,
    cookies,
    signIn: (user: { email: string }, secret = password) =>
      ask({ method: "POST", url: "/api/auth/sign-in/email", payload: { email: user.email, password: secret } }),
  };
}

/** A browser in which this user is signed in and has the brand open. */
export async function signedIn(app: HttpApp, brand: Brand, user: User): Promise<Browser> {
  const made = browser(app, { brand });
  await made.signIn(user);
  return made;
}
