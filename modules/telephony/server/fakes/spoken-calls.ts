import { type AmiEvent, answeringEvents, type FakeAmi, hangupEvents, recordEvent, ringingEvents } from "./fake-ami.ts";
import { answeredCall, type FakeSimotel, missedCall } from "./fake-simotel.ts";

/** One call that a person leads by hand: it rings, may be answered, and ends. */
export type SpokenCall = { id: string; number: string; extension: string; rangAt: number; answeredAt: number | null };

export type Switchboard = {
  name: "simotel" | "asterisk";
  /** Calls that go on, oldest first. */
  calls: SpokenCall[];
  /** Orders of calls that were taken. */
  originated(): unknown[];
  ring(number: string, extension: string): Promise<void>;
  /** Nothing where no call has this id, or it was answered already. */
  answer(id: string): Promise<void>;
  /** Answered or missed, by whether somebody answered; nothing where no call has this id. */
  end(id: string): Promise<void>;
};

type Told = {
  ring(call: SpokenCall): Promise<void>;
  answer(call: SpokenCall): Promise<void>;
  end(call: SpokenCall): Promise<void>;
};

/** Calls of the fake Simotel, told to the webhook that was filled in. */
export function simotelBoard(fake: FakeSimotel): Switchboard {
  const tell = async (events: Record<string, unknown>[]) => {
    for (const event of events) await fake.tell(event);
  };
  const eventsOf = (call: SpokenCall) => {
    // Its record counts eight seconds of waiting before the talk.
    const began = call.answeredAt === null ? call.rangAt : call.answeredAt - 8000;
    const times = { began: clock(began), ended: clock(Date.now()) };
    return (call.answeredAt === null ? missedCall : answeredCall)({ ...call, ...times });
  };
  return board("simotel", () => fake.originated, {
    ring: (call) => tell(eventsOf(call).slice(0, 2)),
    answer: (call) => tell(eventsOf(call).slice(2, 3)),
    end: (call) => tell(eventsOf(call).slice(call.answeredAt === null ? 2 : 3)),
  });
}

/** Calls of the fake Asterisk, told to everybody who is signed in. */
export function amiBoard(fake: FakeAmi): Switchboard {
  const tell = async (events: AmiEvent[]) => fake.tell(...events);
  return board("asterisk", () => fake.originated, {
    ring: (call) => tell(ringingEvents(call)),
    answer: (call) => tell(answeringEvents(call)),
    end(call) {
      const { answeredAt, rangAt } = call;
      const record = recordEvent({ ...call, began: clock(rangAt), ended: clock(Date.now()) }, answeredAt !== null);
      const talk = answeredAt === null ? 0 : Math.round((Date.now() - answeredAt) / 1000);
      const cause = answeredAt === null ? "19" : "16";
      return tell([...hangupEvents(call, cause), { ...record, BillableSeconds: String(talk) }]);
    },
  });
}

function board(name: Switchboard["name"], originated: () => unknown[], told: Told): Switchboard {
  let made = 0;
  const calls: SpokenCall[] = [];
  const callOf = (id: string) => calls.find((call) => call.id === id);
  return {
    name,
    calls,
    originated,
    async ring(number, extension) {
      made += 1;
      const id = `${Math.floor(Date.now() / 1000)}.${made}`;
      const call: SpokenCall = { id, number, extension, rangAt: Date.now(), answeredAt: null };
      calls.push(call);
      await told.ring(call);
    },
    async answer(id) {
      const call = callOf(id);
      if (!call || call.answeredAt !== null) return;
      call.answeredAt = Date.now();
      await told.answer(call);
    },
    async end(id) {
      const call = callOf(id);
      if (!call) return;
      calls.splice(calls.indexOf(call), 1);
      await told.end(call);
    },
  };
}

/** As exchanges in Iran write it. */
function clock(at: number): string {
  return new Date(at).toLocaleString("sv-SE", { timeZone: "Asia/Tehran" });
}
