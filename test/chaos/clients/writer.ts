import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { GraphqlAnswer, Variables } from '../../../demo/hub-client.js';
import type { Audience, MutationRecord } from '../checker/record.js';
import type { Random } from '../random.js';
import { AGENCIES, codeOf, NATIONAL_DESK, PORTAL } from './cast.js';
import type { HubAccess } from './hub-access.js';
import { type ComplaintFound, FIND, HANDLING, SUBMIT } from './operations.js';

type Action = keyof typeof HANDLING;
type Outcome = MutationRecord['outcome'];

const DESK: Audience = { role: 'NATIONAL_DESK', agency: NATIONAL_DESK };
const SUBMIT_ATTEMPTS = 6;
const AGAIN_AFTER_MS = [100, 800] as const;
/** After these it is certain that nothing was done. */
const REFUSALS = new Set([
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'TRANSITION_NOT_ALLOWED',
]);

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
    if (complaint && actions) await this.handle(complaint, this.random.pick(actions), this.random.pick(AGENCIES));
  }

  /** Brings a new complaint to the national desk, and from there to every agency of the cast in turn. */
  async visitEveryAgency(): Promise<void> {
    const trackingNumber = await this.untilDone(() => this.submit(PORTAL, NATIONAL_DESK));
    for (const agency of AGENCIES.slice(1)) {
      await this.untilDone(async () => {
        const complaint = await this.find(trackingNumber);
        if (!complaint) return undefined;
        if (codeOf(complaint.handler.id) === agency) return true;
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
      toAgency: toAgency ?? this.random.pick(AGENCIES),
      reporter: { name: 'Warga Contoh', phone: '081200000000' },
    };
    let isUncertain = false;
    for (let attempt = 1; attempt <= SUBMIT_ATTEMPTS; attempt++) {
      const { outcome, data } = await this.mutate<{ submitComplaint: { trackingNumber: string } }>(
        SUBMIT,
        { input },
        as,
      );
      if (data) {
        const { trackingNumber } = data.submitComplaint;
        this.work.mutations.push({ token: title, action: 'SUBMIT', outcome: 'acknowledged', trackingNumber });
        this.work.complaints.push(trackingNumber);
        return trackingNumber;
      }
      if (outcome === 'refused' && !isUncertain) {
        this.work.mutations.push({ token: title, action: 'SUBMIT', outcome: 'refused' });
        return undefined;
      }
      isUncertain = true;
      await wait(this.random.between(...AGAIN_AFTER_MS));
    }
    this.work.mutations.push({ token: title, action: 'SUBMIT', outcome: 'unknown' });
    return undefined;
  }

  private async handle({ id, version, handler }: ComplaintFound, action: Action, toAgency: string): Promise<void> {
    const token = this.nextToken();
    const holder = codeOf(handler.id);
    const as: Audience = holder === NATIONAL_DESK ? DESK : { role: 'AGENCY_ADMIN', agency: holder };
    const input = {
      complaintId: id,
      expectedVersion: version,
      note: token,
      ...(action === 'FORWARD' && { toAgency }),
    };
    const { outcome } = await this.mutate(HANDLING[action], { input }, as);
    this.work.mutations.push({ token, action, complaintId: id, version: version + 1, outcome });
  }

  private async find(trackingNumber: string): Promise<ComplaintFound | undefined> {
    const { data } = await this.mayFail<{ complaint: ComplaintFound | null }>(FIND, { trackingNumber }, DESK);
    return data?.complaint ?? undefined;
  }

  private async mutate<Data>(
    document: string,
    variables: Variables,
    as?: Audience,
  ): Promise<{ outcome: Outcome; data?: Data }> {
    const { data, errors } = await this.mayFail<Data>(document, variables, as);
    const isDone = data != null && Object.values(data).every((payload) => payload != null);
    if (isDone) return { outcome: 'acknowledged', data };
    const isRefused = errors?.every(({ extensions }) => REFUSALS.has(extensions?.code ?? ''));
    return { outcome: isRefused ? 'refused' : 'unknown' };
  }

  /** Nothing where no answer came. */
  private async mayFail<Data>(...sent: Parameters<HubAccess['send']>): Promise<GraphqlAnswer<Data>> {
    try {
      return await this.hub.send<Data>(...sent);
    } catch {
      return {};
    }
  }

  /** Tries until there is a result. Rejects after many attempts. */
  private async untilDone<T>(attempt: () => Promise<T | undefined>): Promise<T> {
    for (let attempts = 0; attempts < 100; attempts++) {
      const result = await attempt();
      if (result !== undefined) return result;
      await wait(100);
    }
    throw new Error('The healed hub does not do what it is asked for.');
  }

  private nextToken(): string {
    return `${this.name}, step ${++this.steps}`;
  }
}
