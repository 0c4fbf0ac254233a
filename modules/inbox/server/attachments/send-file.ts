import type { FastifyReply } from "fastify";
import type { StoredFile } from "./attachments.ts";
import { isShown } from "./file-types.ts";

/** Sends a file so that nothing of it runs: its judged type alone, nothing sniffed, downloaded unless it is a picture, sound or film. */
export function sendFile(reply: FastifyReply, file: Pick<StoredFile, "content_type" | "name">, bytes: Buffer) {
  const how = isShown(file.content_type) ? "inline" : "attachment";
  return reply
    .type(file.content_type)
    .header("content-disposition", `${how}; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, "")}`)
    .header("x-content-type-options", "nosniff")
    .header("content-security-policy", "default-src 'none'; sandbox")
    .header("cache-control", "private, max-age=3600")
    .send(bytes);
}
