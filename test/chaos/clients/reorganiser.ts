import { randomUUID } from 'node:crypto';
import type { Variables } from '../../../demo/hub-client.js';
import { addDays } from '../../../subgraphs/kit/working-days.js';
import type { Reorganisation } from '../checker/directory-record.js';
import type { Audience } from '../checker/record.js';
import type { Random } from '../random.js';
import type { HubAccess } from './hub-access.js';
import type { KnownAgency } from './known-agencies.js';
import {
  ADD_UNIT,
  CLOSE,
  END_POST,
  type OfficerRecorded,
  type PostStarted,
  RECORD_OFFICER,
  RENAME,
  START_POST,
  type UnitAdded,
  VERSION_OF,
  type VersionFound,
} from './reorganisation-operations.js';
import { mutate, mutateUntilKnown, sendOnce } from './send-mutation.js';
import type { Work } from './writer.js';

/** Under these units are opened: of every kind of body, in bodies of one level and of several. */
const PARENTS = [
  '32',
  '33',
  '32.16',
  '32.16/diskominfo',
  '32.16.05',
  '31',
  '31.71',
  '64.09.04',
  'kl.oikn',
  'kl.bpk',
  'kl.atrbpn',
  'kl.atrbpn/kanwil-jabar',
] as const;
/** Units of the seed that change their names. */
const SEEDED_UNITS = ['32.16/diskominfo', '32.16/dinkes', 'kl.atrbpn/kanwil-jabar'] as const;
const DEEPEST_PARENT = 3;

/** All that begins begins on this day, so that every last day is later. */
const FIRST_DAY = '1960-01-01';
/** Posts end between these days and agencies after them, so that the end of an agency moves no earlier end of a post. */
const POSTS_END_FROM = '1970-01-01';
const AGENCIES_END_FROM = '2000-01-01';

/** How often each thing is tried. */
const STEPS = ['ADD', 'ADD', 'ADD', 'RENAME', 'RENAME', 'RENAME', 'START', 'START', 'END', 'CLOSE'] as const;

/** A post whose end nobody has tried yet. */
interface OpenPost {
  readonly id: string;
  readonly version: number;
  readonly agency: string;
}

/**
 * Someone who changes the directory as the administrators of its bodies do, and writes down how each change was answered:
 * opens units, renames and closes them, and starts and ends posts. A unit is opened for complaints, or else to be closed,
 * since a complaint that lies at a closed agency moves no more.
 */
export class Reorganiser {
  private steps = 0;
  private ends = 0;
  private readonly opened: KnownAgency[] = [];
  private readonly toBeClosed: KnownAgency[] = [];
  private readonly officers: string[] = [];
  private readonly openPosts: OpenPost[] = [];

  constructor(
    /** Counted from 0 among `count`. */
    private readonly place: { readonly index: number; readonly count: number },
    private readonly work: Work,
    private readonly hub: HubAccess,
    private readonly random: Random,
  ) {}

  /** Does one thing. */
  async step(): Promise<void> {
    this.steps++;
    switch (this.random.pick(STEPS)) {
      case 'ADD':
        return this.addUnit();
      case 'RENAME':
        return this.rename();
      case 'START':
        return this.officers.length === 0 || this.random.chance(0.2) ? this.recordOfficer() : this.startPost();
      case 'END':
        return this.endPost();
      case 'CLOSE':
        return this.close();
    }
  }

  private async addUnit(): Promise<void> {
    const deeper = this.opened.filter(({ code }) => code.split('/').length <= DEEPEST_PARENT);
    const isDeeper = deeper.length > 0 && this.random.chance(0.3);
    const parent = isDeeper ? this.random.pick(deeper).code : this.random.pick(PARENTS);
    const suffix = this.word;
    const code = `${parent}/${suffix}`;
    const input = {
      parent,
      suffix,
      kind: 'SECTION',
      name: `Bagian ${suffix}`,
      from: FIRST_DAY,
      idempotencyKey: randomUUID(),
    };
    const id = await this.make<UnitAdded>('ADD_UNIT', code, ADD_UNIT, input, parent, ({ addUnit }) => addUnit.unit.id);
    if (id === undefined) return;
    const unit = { id, code };
    this.hub.agencies.add(unit);
    if (this.random.chance(0.3)) {
      this.toBeClosed.push(unit);
    } else {
      this.opened.push(unit);
      this.work.units.push(code);
    }
  }

  private async rename(): Promise<void> {
    const agency = this.pickUnit();
    const version = await this.versionOf(agency);
    if (version === undefined) return;
    const name = `Bagian ${this.word} yang berganti nama`;
    // Each name of an agency holds from a day of its own, or the next one would correct it.
    const from = addDays(FIRST_DAY, version);
    await this.change('RENAME', name, RENAME, { agency: agency.id, name, from }, agency, version);
  }

  private async close(): Promise<void> {
    const agency = this.takeOne(this.toBeClosed);
    const version = agency && (await this.versionOf(agency));
    if (!agency || version === undefined) return;
    const lastDay = this.nextEnd(AGENCIES_END_FROM);
    await this.change('CLOSE', lastDay, CLOSE, { agency: agency.id, lastDay, successors: [] }, agency, version);
  }

  private async recordOfficer(): Promise<void> {
    const agency = this.random.pick(PARENTS);
    const name = `Pejabat ${this.word}`;
    const input = { agency, name, idempotencyKey: randomUUID() };
    const id = await this.make<OfficerRecorded>(
      'RECORD_OFFICER',
      name,
      RECORD_OFFICER,
      input,
      agency,
      ({ recordOfficer }) => recordOfficer.officer.id,
    );
    if (id !== undefined) this.officers.push(id);
  }

  private async startPost(): Promise<void> {
    const agency = this.pickUnit();
    const title = `Kepala bagian ${this.word}`;
    const input = {
      officer: this.random.pick(this.officers),
      agency: agency.id,
      title,
      role: this.random.pick([null, 'HEAD', 'LIAISON_OFFICER']),
      // Whatever the role: an agency may have several heads who act, and just one who is definitive.
      kind: 'PLT',
      from: FIRST_DAY,
      idempotencyKey: randomUUID(),
    };
    const id = await this.make<PostStarted>(
      'START_POST',
      title,
      START_POST,
      input,
      agency.code,
      ({ startPost }) => startPost.post.id,
    );
    if (id !== undefined) this.openPosts.push({ id, version: 1, agency: agency.code });
  }

  private async endPost(): Promise<void> {
    const post = this.takeOne(this.openPosts);
    if (!post) return;
    const lastDay = this.nextEnd(POSTS_END_FROM);
    const agency = { id: post.id, code: post.agency };
    await this.change('END_POST', lastDay, END_POST, { post: post.id, lastDay }, agency, post.version);
  }

  /** The id of what was made, where it was told. */
  private async make<Data>(
    action: 'ADD_UNIT' | 'RECORD_OFFICER' | 'START_POST',
    token: string,
    document: string,
    input: Variables,
    agency: string,
    idOf: (data: Data) => string,
  ): Promise<string | undefined> {
    const answer = await mutateUntilKnown<Data>(this.hub, this.random, document, { input }, adminOf(agency));
    const { outcome } = answer;
    const id = answer.outcome === 'acknowledged' ? idOf(answer.data) : undefined;
    this.work.reorganisations.push({ token, action, outcome, id });
    return id;
  }

  private async change(
    action: 'RENAME' | 'CLOSE' | 'END_POST',
    token: string,
    document: string,
    changes: Variables,
    { id, code }: KnownAgency,
    expectedVersion: number,
  ): Promise<void> {
    const input = { ...changes, expectedVersion };
    const { outcome } = await mutate(this.hub, document, { input }, adminOf(code));
    const change: Reorganisation = { token, action, outcome, id, version: expectedVersion + 1 };
    this.work.reorganisations.push(change);
  }

  private async versionOf({ id, code }: KnownAgency): Promise<number | undefined> {
    const { data } = await sendOnce<VersionFound>(this.hub, VERSION_OF, { id }, adminOf(code));
    return data?.agency?.version ?? undefined;
  }

  /** A unit of the seed, or one that was opened, whatever for. */
  private pickUnit(): KnownAgency {
    const own = [...this.opened, ...this.toBeClosed];
    if (own.length > 0 && this.random.chance(0.7)) return this.random.pick(own);
    const code = this.random.pick(SEEDED_UNITS);
    return { id: this.hub.agencies.idOf(code), code };
  }

  private takeOne<T>(list: T[]): T | undefined {
    return list.length === 0 ? undefined : list.splice(this.random.between(0, list.length - 1), 1)[0];
  }

  /** A word that occurs in this step only. */
  private get word(): string {
    return `r${this.place.index + 1}s${this.steps}`;
  }

  /** A day on which nothing else ends. */
  private nextEnd(from: string): string {
    const { index, count } = this.place;
    return addDays(from, this.ends++ * count + index);
  }
}

/** Who may change what belongs to the same body as the agency with this code. */
function adminOf(code: string): Audience {
  return { role: 'AGENCY_ADMIN', agency: code.split('/')[0] as string };
}
