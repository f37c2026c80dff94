import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Reorganisation } from '../checker/directory-record.js';
import type { Audience, MutationRecord } from '../checker/record.js';
import type { Random } from '../random.js';
import { AGENCIES, NATIONAL_DESK, PORTAL } from './cast.js';
import type { HubAccess } from './hub-access.js';
import { type ComplaintFound, FIND, HANDLING, SUBMIT } from './operations.js';
import { mutate, mutateUntilKnown, sendOnce } from './send-mutation.js';

type Action = keyof typeof HANDLING;

const DESK: Audience = { role: 'NATIONAL_DESK', agency: NATIONAL_DESK };
/** How often a complaint goes to a unit that was opened in the run, where there is one. */
const TO_OPENED_UNITS = 0.3;
const LAST_OPENED = 20;

/** What is done with a complaint in each state, the way forward first. */
const ACTIONS_IN: Readonly<Record<string, readonly Action[]>> = {
  RECEIVED: ['VERIFY'],
  VERIFIED: ['FORWARD'],
  FORWARDED: ['ACCEPT', 'ACCEPT', 'RETURN'],
  RETURNED: ['FORWARD', 'FORWARD', 'ACCEPT'],
  ACCEPTED: ['FORWARD', 'FORWARD', 'FORWARD', 'RETURN'],
};

/** What all writers of a run share. */
export interface Work {
  /** Tracking numbers that were told. */
  readonly complaints: string[];
  readonly mutations: MutationRecord[];
  /** Codes of the units that were opened, and stay open. */
  readonly units: string[];
  readonly reorganisations: Reorganisation[];
}

/** Nothing done yet. */
export function noWork(): Work {
  return { complaints: [], mutations: [], units: [], reorganisations: [] };
}

/** Someone who hands complaints in and moves them between agencies, and writes down how each mutation was answered. */
export class Writer {
  private steps = 0;

  constructor(
    private readonly name: string,
    private readonly work: Work,
    private readonly hub: HubAccess,
    private readonly random: Random,
  ) {}

  /** Does one thing. */
  async step(): Promise<void> {
    const { complaints } = this.work;
    if (complaints.length === 0 || this.random.chance(0.15)) {
      await this.submit(this.random.chance(0.3) ? PORTAL : undefined);
      return;
    }
    const complaint = await this.find(this.random.pick(complaints.slice(-60)));
    const actions = complaint && ACTIONS_IN[complaint.state];
    if (complaint && actions) await this.handle(complaint, this.random.pick(actions), this.pickAgency());
  }

  /** Brings a new complaint to the national desk, and from there to every agency of the cast and then `units` in turn. */
  async visitEveryAgency(units: readonly string[]): Promise<void> {
    const trackingNumber = await this.untilDone('take a complaint', () => this.submit(PORTAL, NATIONAL_DESK));
    for (const agency of [...AGENCIES.slice(1), ...units]) {
      await this.untilDone(`bring it to ${agency}`, async () => {
        const complaint = await this.find(trackingNumber);
        if (!complaint) return undefined;
        if (this.hub.agencies.codeOf(complaint.handler.id) === agency) return true;
        const [action] = ACTIONS_IN[complaint.state] ?? [];
        if (action) await this.handle(complaint, action, agency);
        return undefined;
      });
    }
  }

  /** The tracking number where it was told; asks again with the same key while it is unknown whether it was taken. */
  private async submit(as: Audience | undefined, toAgency?: string): Promise<string | undefined> {
    const title = this.nextToken();
    const input = {
      idempotencyKey: randomUUID(),
      title,
      text: 'Saluran air di depan sekolah tersumbat sampah sehingga jalan tergenang setiap kali hujan.',
      classification: 'COMPLAINT',
      toAgency: toAgency ?? this.pickAgency(),
      reporter: { name: 'Warga Contoh', phone: '081200000000' },
    };
    const answer = await mutateUntilKnown<{ submitComplaint: { trackingNumber: string } }>(
      this.hub,
      this.random,
      SUBMIT,
      { input },
      as,
    );
    const { outcome } = answer;
    if (outcome !== 'acknowledged') {
      this.work.mutations.push({ token: title, action: 'SUBMIT', outcome });
      return undefined;
    }
    const { trackingNumber } = answer.data.submitComplaint;
    this.work.mutations.push({ token: title, action: 'SUBMIT', outcome, trackingNumber });
    this.work.complaints.push(trackingNumber);
    return trackingNumber;
  }

  private async handle({ id, version, handler }: ComplaintFound, action: Action, toAgency: string): Promise<void> {
    const token = this.nextToken();
    const holder = this.hub.agencies.codeOf(handler.id);
    const as: Audience = holder === NATIONAL_DESK ? DESK : { role: 'AGENCY_ADMIN', agency: holder };
    const input = {
      complaintId: id,
      expectedVersion: version,
      note: token,
      ...(action === 'FORWARD' && { toAgency }),
    };
    const { outcome } = await mutate(this.hub, HANDLING[action], { input }, as);
    this.work.mutations.push({ token, action, complaintId: id, version: version + 1, outcome });
  }

  private async find(trackingNumber: string): Promise<ComplaintFound | undefined> {
    const { data } = await sendOnce<{ complaint: ComplaintFound | null }>(this.hub, FIND, { trackingNumber }, DESK);
    return data?.complaint ?? undefined;
  }

  private pickAgency(): string {
    const { units } = this.work;
    const isOpened = units.length > 0 && this.random.chance(TO_OPENED_UNITS);
    return isOpened ? this.random.pick(units.slice(-LAST_OPENED)) : this.random.pick(AGENCIES);
  }

  /** Tries until there is a result. Rejects after many attempts. */
  private async untilDone<T>(what: string, attempt: () => Promise<T | undefined>): Promise<T> {
    for (let attempts = 0; attempts < 100; attempts++) {
      const result = await attempt();
      if (result !== undefined) return result;
      await wait(100);
    }
    throw new Error(`The healed hub does not ${what}.`);
  }

  private nextToken(): string {
    return `${this.name}, step ${++this.steps}`;
  }
}
