import type { IdentityType } from "../../../customers/index.ts";

/** Where a message of a group stands, so that our bot can answer it there. */
export type GroupPlace = { account: number; chat: string; message: string };

/** One thing that somebody said in public, as a source brings it. */
export type Heard = {
  /** Unique within its source: an id, or a link. */
  key: string;
  saidAt: Date;
  title: string;
  text: string;
  author: string | null;
  link: string | null;
  place: string | null;
  /** The word that interactions carry. */
  channel: string;
  /** Where the author has an account, normalised. */
  identity?: { type: IdentityType; value: string } | null;
  chat?: GroupPlace | null;
};
