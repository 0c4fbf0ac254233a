import { type ClaimedIdentity, identityKey, type PersonClaim, registerOf } from "./person-claim.ts";

/** A customer as planning sees it. `fresh` has identities but no row yet; `apart` are those a person said are somebody else. */
export type KnownCustomer = {
  id: number;
  fresh: boolean;
  anonymous: boolean;
  registers: readonly string[];
  apart: readonly number[];
};
export type KnownIdentity = { id: number; customerId: number; homeId: number };
export type Known = { identities: Map<string, KnownIdentity>; customers: Map<number, KnownCustomer> };

export type SuggestionReason = "shared_contact" | "named_together" | "same_device";

/** One person after planning: customers who turned out to be one, and what the claims add to them. */
export type PlannedPerson = {
  customers: KnownCustomer[];
  registers: Set<string>;
  known: boolean;
  joinedInto: PlannedPerson | null;
};
export type NewIdentity = { identity: ClaimedIdentity; person: PlannedPerson; sourceId: number; homeId: number | null };
export type PlannedSuggestion = { a: PlannedPerson; b: PlannedPerson; reason: SuggestionReason; key: string };
export type PeoplePlan = {
  people: Set<PlannedPerson>;
  newIdentities: NewIdentity[];
  suggestions: PlannedSuggestion[];
  /** Per claim, the identity its rows go by. */
  ways: Map<PersonClaim, string>;
};

const contact = new Set(["phone", "email", "whatsapp"]);
const order: Record<string, number> = { crm: 0, site_user: 0, phone: 2, email: 2, whatsapp: 2, visitor: 3 };
const rank = (identity: ClaimedIdentity) => order[identity.type] ?? 1;

/** Accounts that only their owner can use; a phone or e-mail may be typed by anybody. */
function isStrong({ type }: ClaimedIdentity): boolean {
  return type !== "visitor" && !contact.has(type);
}

/** A claim of a visitor's own, with contacts that nobody vouched for. */
function isTyped({ identities }: PersonClaim): boolean {
  return identities[0]?.type === "visitor" && !identities.some((one) => isStrong(one) || one.verified === true);
}

/** Who a person is after all joins of this plan. */
export function standing(person: PlannedPerson): PlannedPerson {
  let at = person;
  while (at.joinedInto) at = at.joinedInto;
  return at;
}

/**
 * Decides, without touching anything, which claims speak of one person: pure, so that it can be tested with wild input.
 * Certain are accounts, verified contacts, and contacts named together with an account; two different accounts in one register
 * (a family's shared phone) keep people apart and become a suggestion.
 */
export function planPeople(claims: readonly PersonClaim[], known: Known): PeoplePlan {
  const planner = new Planner(known);
  for (const claim of claims) planner.add(claim);
  return planner.plan();
}

class Planner {
  private readonly known: Known;
  private readonly byCustomer = new Map<number, PlannedPerson>();
  private readonly byKey = new Map<string, PlannedPerson>();
  private readonly newIdentities: NewIdentity[] = [];
  private readonly suggestions: PlannedSuggestion[] = [];
  private readonly ways = new Map<PersonClaim, string>();

  constructor(known: Known) {
    this.known = known;
  }

  plan(): PeoplePlan {
    const people = new Set([...this.byCustomer.values(), ...this.byKey.values()].map(standing));
    return { people, newIdentities: this.newIdentities, suggestions: this.suggestions, ways: this.ways };
  }

  add(claim: PersonClaim): void {
    const first = claim.identities[0];
    if (!first) throw new Error("a person claim needs an identity");
    const person = this.personOf(claim, first);
    for (const identity of claim.identities) this.attach(claim, identity, person);
    this.ways.set(claim, identityKey(this.wayOf(claim, first, standing(person))));
  }

  /** A visitor id on somebody else's device does not decide whose the record is, when an account says it. */
  private wayOf(claim: PersonClaim, first: ClaimedIdentity, person: PlannedPerson): ClaimedIdentity {
    if (this.ownerOf(first) === person) return first;
    return claim.identities.find((identity) => this.ownerOf(identity) === person) ?? first;
  }

  private personOf(claim: PersonClaim, first: ClaimedIdentity): PlannedPerson {
    const named = claim.identities.some(isStrong);
    const isCertain = (identity: ClaimedIdentity) =>
      identity.verified === true || (named && identity.type !== "visitor");
    // A visitor id says which device; an account or a verified contact in the same claim says who.
    const deviceOnly = first.type === "visitor" && claim.identities.some(isCertain);
    // What a visitor typed proves nothing: it may be anybody's, so whoever is known already is only suggested.
    const typed = isTyped(claim);
    let person = deviceOnly ? null : this.ownerOf(first);
    if (person && this.clashes(claim, person)) person = null;
    let sure = isCertain(first);
    for (const identity of [...claim.identities].sort((a, b) => rank(a) - rank(b))) {
      const owner = this.ownerOf(identity);
      if (!owner || owner === person) continue;
      const certain = isCertain(identity);
      if (person) {
        const one = (!person.known && !(typed && owner.known)) || !owner.known || (sure && certain);
        if (one && mayJoin(person, owner) && !this.clashes(claim, owner)) person = this.join(person, owner);
      } else if ((certain || !owner.known) && !this.clashes(claim, owner)) {
        person = owner;
        sure = certain;
      }
    }
    const self = person ?? this.fallback(claim);
    this.suggestRest(claim, self, named);
    return self;
  }

  /** Nobody fits: an account that is new makes a new person; where all are known and contradict one another, the surest decides. */
  private fallback(claim: PersonClaim): PlannedPerson {
    if (claim.identities.some((identity) => registerOf(identity) !== null && !this.ownerOf(identity)))
      return newPerson();
    if (isTyped(claim)) return newPerson();
    const surest = [...claim.identities].sort((a, b) => rank(a) - rank(b)).find((identity) => this.ownerOf(identity));
    return (surest && surest.type !== "visitor" && this.ownerOf(surest)) || newPerson();
  }

  /**
   * The claim names an account in a register where this person already has another one. A claim that names both says itself that they
   * are one person's.
   */
  private clashes(claim: PersonClaim, owner: PlannedPerson): boolean {
    const named = claim.identities.flatMap((identity) => {
      const register = registerOf(identity);
      return register !== null && owner.registers.has(register)
        ? [{ register, own: this.ownerOf(identity) === owner }]
        : [];
    });
    return named.some((one) => !one.own && !named.some((other) => other.own && other.register === one.register));
  }

  private suggestRest(claim: PersonClaim, self: PlannedPerson, named: boolean): void {
    for (const identity of claim.identities) {
      const owner = this.ownerOf(identity);
      if (!owner || owner === self || !owner.known) continue;
      const clash = this.clashes(claim, owner) || shareRegister(self, owner);
      if (identity.type === "visitor" && clash) continue;
      const reason = identity.type === "visitor" ? "same_device" : clash ? "shared_contact" : "named_together";
      if (identity.type !== "visitor" || named) {
        this.suggestions.push({ a: self, b: owner, reason, key: identityKey(identity) });
      }
    }
  }

  private attach(claim: PersonClaim, identity: ClaimedIdentity, person: PlannedPerson): void {
    const key = identityKey(identity);
    const self = standing(person);
    if (this.ownerOf(identity)) return;
    this.byKey.set(key, self);
    const register = registerOf(identity);
    if (register) self.registers.add(register);
    if (identity.type !== "visitor") self.known = true;
    const homeId = this.homeOf(claim, self);
    this.newIdentities.push({ identity, person: self, sourceId: claim.sourceId, homeId });
  }

  /** A new identity belongs to whom the claim's surest known identity belongs, even while that one is merged into another. */
  private homeOf(claim: PersonClaim, self: PlannedPerson): number | null {
    for (const identity of [...claim.identities].sort((a, b) => rank(a) - rank(b))) {
      const known = this.known.identities.get(identityKey(identity));
      if (known && this.ownerOf(identity) === self) return known.homeId;
    }
    return null;
  }

  private ownerOf(identity: ClaimedIdentity): PlannedPerson | null {
    const key = identityKey(identity);
    const planned = this.byKey.get(key);
    if (planned) return standing(planned);
    const known = this.known.identities.get(key);
    return known ? this.personOfCustomer(known.customerId) : null;
  }

  private personOfCustomer(id: number): PlannedPerson {
    const planned = this.byCustomer.get(id);
    if (planned) return standing(planned);
    const customer = this.known.customers.get(id);
    if (!customer) throw new Error(`customer ${id} of a known identity was not loaded`);
    const { registers, anonymous } = customer;
    const person: PlannedPerson = {
      customers: [customer],
      registers: new Set(registers),
      known: !anonymous,
      joinedInto: null,
    };
    this.byCustomer.set(id, person);
    return person;
  }

  private join(a: PlannedPerson, b: PlannedPerson): PlannedPerson {
    b.joinedInto = a;
    a.customers.push(...b.customers);
    for (const register of b.registers) a.registers.add(register);
    a.known ||= b.known;
    return a;
  }
}

function newPerson(): PlannedPerson {
  return { customers: [], registers: new Set(), known: false, joinedInto: null };
}

function shareRegister(a: PlannedPerson, b: PlannedPerson): boolean {
  return [...a.registers].some((register) => b.registers.has(register));
}

function mayJoin(a: PlannedPerson, b: PlannedPerson): boolean {
  const saidApart = a.customers.some((one) => b.customers.some((other) => one.apart.includes(other.id)));
  return !saidApart && !shareRegister(a, b);
}
