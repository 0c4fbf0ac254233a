import type { ChatPage } from "../../../modules/inbox/contract.ts";
import { CallFailed, type Calls } from "./calls.ts";
import type { Visit } from "./visit.ts";

/** The visitor's token: from an earlier hello, or from a new one, whose page goes to `greeted`. One hello at a time. */
export function openToken(
  calls: Calls,
  visit: Visit,
  claim: () => string | undefined,
  greeted: (page: ChatPage, somebodyElse: boolean) => void,
) {
  // A page that says who its visitor is says so first.
  let good = claim() === undefined;
  let hello: Promise<string> | null = null;
  let last: string | null = null;
  async function sayHello(): Promise<string> {
    const visitor = visit.visitor();
    const known = visit.token();
    const said = claim();
    const who = { visitor, ...(said && { claim: said }) };
    const page = await calls.hello({ ...who, ...(known && { token: known }) }).catch((error) => {
      // A token that is worth nothing any more, to the hello either, is in nobody's way.
      if (!known || !(error instanceof CallFailed) || error.passing) throw error;
      visit.forgetToken();
      return calls.hello(who);
    });
    visit.keep({ token: page.token });
    good = true;
    greeted(page, last !== null && last !== visitor);
    last = visitor;
    return page.token;
  }
  function get(): Promise<string> {
    const known = good ? visit.token() : null;
    if (known) return Promise.resolve(known);
    hello ??= sayHello().finally(() => {
      hello = null;
    });
    return hello;
  }
  /** The next call says hello first. */
  const refuse = () => {
    good = false;
  };
  return {
    get,
    refuse,
    /** Makes a call with the token; once more with a new one where the server does not know it any more. */
    async using<Given>(call: (token: string) => Promise<Given>): Promise<Given> {
      try {
        return await call(await get());
      } catch (error) {
        if (!(error instanceof CallFailed && (error.status === 401 || error.status === 403))) throw error;
        refuse();
        return call(await get());
      }
    },
  };
}
