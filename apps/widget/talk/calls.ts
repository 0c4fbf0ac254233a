import type {
  AttachmentRow,
  ChatHello,
  ChatPage,
  ChatSend,
  ChatWelcome,
  PushDevice,
} from "../../../modules/inbox/contract.ts";

/** An answer other than yes; `status` 0 where the server was not reached. */
export class CallFailed extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`The chat's server answered ${status}`);
    this.status = status;
  }
  /** Whether the same call may succeed later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

type Asked = { method?: string; token?: string; json?: unknown; body?: Blob; headers?: object; signal?: AbortSignal };

/** A phone or an e-mail that a visitor leaves; `by` is an instant, `call_back` asks for a call. */
export type Contact = { name?: string; phone?: string; email?: string; call_back?: boolean; by?: string };

/** The chat's routes under one host. Each throws `CallFailed`. */
export function chatCalls(host: string, key: string) {
  async function ask(path: string, { method = "GET", token, json, body, headers, signal }: Asked): Promise<Response> {
    const response = await fetch(`${host}/api/v1/chat/${path}`, {
      method,
      credentials: "omit",
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(json !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(json !== undefined ? { body: JSON.stringify(json) } : body && { body }),
      ...(signal && { signal }),
    }).catch(() => {
      throw new CallFailed(0);
    });
    if (!response.ok) throw new CallFailed(response.status);
    return response;
  }
  const feed = (token: string, after: number, query = "", signal?: AbortSignal) =>
    ask(`feed?after=${after}${query}`, { token, ...(signal && { signal }) });
  return {
    welcome: async (): Promise<ChatWelcome> => (await ask(`welcome?key=${encodeURIComponent(key)}`, {})).json(),
    hello: async (said: Omit<ChatHello, "key">): Promise<ChatPage> =>
      (await ask("hello", { method: "POST", json: { key, ...said } })).json(),
    send: (token: string, message: ChatSend) => ask("messages", { method: "POST", token, json: message }),
    /** What changed after a revision; waits for up to `wait` seconds until there is something. */
    changes: async (token: string, after: number, wait: number, signal?: AbortSignal): Promise<ChatPage> =>
      (await feed(token, after, `&wait=${wait}`, signal)).json(),
    stream: (token: string, after: number, signal: AbortSignal) => feed(token, after, "", signal),
    seen: (token: string, seq: number, typing: boolean) => ask("seen", { method: "PUT", token, json: { seq, typing } }),
    contact: (token: string, contact: Contact) => ask("contact", { method: "POST", token, json: contact }),
    /** A link that goes on with the conversation in a messenger; good for an hour. */
    linkTo: async (token: string, account: number): Promise<string> =>
      (await (await ask("continuations", { method: "POST", token, json: { account } })).json()).url,
    /** Has this browser told of answers. Gives the device's number. */
    device: async (token: string, device: PushDevice): Promise<number> =>
      (await (await ask("devices", { method: "PUT", token, json: device })).json()).id,
    forgetDevice: (token: string, id: string) => ask(`devices/${id}`, { method: "DELETE", token }),
    attach: async (token: string, body: Blob, name: string): Promise<AttachmentRow> => {
      // A text or a JSON file would be taken for a message of its own; it goes as bytes.
      const plain = !/^(image|audio|video)\//.test(body.type);
      const headers = {
        "content-type": plain ? "application/octet-stream" : body.type,
        "hamdel-file-name": encodeURIComponent(name),
      };
      return (await ask("attachments", { method: "POST", token, body, headers })).json();
    },
    attachment: async (token: string, id: number): Promise<Blob> => (await ask(`attachments/${id}`, { token })).blob(),
  };
}
export type Calls = ReturnType<typeof chatCalls>;
