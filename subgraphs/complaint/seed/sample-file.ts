import type { AgencyFacts } from '../../../schema/events.js';
import type { Role } from '../../../schema/roles.js';
import { hashSecret, newSecret, newTrackingNumber } from '../../kit/secret.js';
import { stableId } from '../../kit/stable-id.js';
import { ComplaintChannel, type ComplaintClassification } from '../complaint.enum.js';
import type { Circumstances, FileChange } from '../complaint-file.js';
import { openClock } from '../end-complaint.js';
import { expireComplaint } from '../expire-complaint.js';
import { BRINGER_OF_CHANNEL } from '../intake/intake.js';
import { type ReceivedComplaint, receiveComplaint } from '../receive-complaint.js';
import type { RuleData } from '../regulation/rule-data.js';
import type { AgencyBook } from './agency-book.js';
import { SAMPLE_CATEGORIES, type SampleCategory } from './categories.js';
import type { Random } from './random.js';
import { pickPlace, pickRoute, type SamplePlace } from './sample-route.js';
import { buildSampleSteps, type SampleStep } from './sample-steps.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const OLDEST_DAYS = 200;
const LONGEST_STEP_HOURS = 70;
/** How often whoever holds a complaint leaves it lying at each step. */
const STALLS = 0.09;
/** What came back for want of authority lies longer. */
const STALLS_RETURNED = 0.4;
const ANONYMOUS = 0.15;
const SECRET = 0.1;

const CLASSIFICATIONS: readonly ComplaintClassification[] = [
  ...Array<ComplaintClassification>(7).fill('COMPLAINT'),
  'ASPIRATION',
  'ASPIRATION',
  'INFORMATION_REQUEST',
];

/** What all sample complaints are made in. */
export interface SampleWorld {
  book: AgencyBook;
  desk: AgencyFacts;
  random: Random;
  now: Date;
  rules: RuleData;
}

type CircumstancesAt = (at: Date, holder: AgencyFacts | null) => Circumstances;

function roleOf(holder: AgencyFacts, desk: AgencyFacts): Role {
  if (holder.id === desk.id) return 'NATIONAL_DESK';
  return holder.level === 'UNIT' ? 'LIAISON_OFFICER' : 'AGENCY_ADMIN';
}

/** The rules with the ids and the actors of one sample complaint. */
function circumstancesOf(index: number, { rules, desk }: SampleWorld): CircumstancesAt {
  let ids = 0;
  const newId = () => stableId('sample-complaint', `${index}:${ids++}`);
  return (now, holder) => ({
    now,
    actor: holder
      ? { subject: `contoh:petugas:${holder.code}`, role: roleOf(holder, desk), agencyId: holder.id }
      : { subject: null, role: null, agencyId: null },
    newId,
    ...rules,
  });
}

/** What somebody reports about `category` at `place`. Younger reports are more: what is old is mostly done. */
function pickReport(
  category: SampleCategory,
  { province, regency, district }: SamplePlace,
  { random, now }: SampleWorld,
): Omit<ReceivedComplaint, 'addressedTo'> {
  const [title, text] = random.pick(category.reports);
  const channel = random.pick(ComplaintChannel.names);
  const ageDays = OLDEST_DAYS * (random.below(1000) / 1000) ** 2;
  const region = regency.name.replace(/^Pemerintah /, '');
  const fill = (template: string) =>
    template.replaceAll('{tempat}', district?.name ?? region).replaceAll('{wilayah}', region);
  return {
    trackingNumber: newTrackingNumber(),
    secretHash: hashSecret(newSecret()),
    title: fill(title),
    text: fill(text),
    classification: random.pick(CLASSIFICATIONS),
    channel,
    category: category.code,
    regionCode: district?.code ?? regency.supervision,
    anonymous: random.chance(ANONYMOUS),
    secret: random.chance(SECRET),
    receivedAt: new Date(now.getTime() - ageDays * DAY_MS - HOUR_MS),
    originId: channel === 'REGIONAL_PORTAL' ? province.id : null,
  };
}

/** Takes step after step, a day or so apart, until one lies in the future or whoever holds it leaves it lying. */
function follow(
  received: FileChange,
  steps: readonly SampleStep[],
  { book, desk, random, now }: SampleWorld,
  circumstancesAt: CircumstancesAt,
): FileChange[] {
  const changes = [received];
  let at = received.complaint.receivedAt.getTime();
  for (const step of steps) {
    at += (2 + random.below(LONGEST_STEP_HOURS)) * HOUR_MS;
    const file = changes.at(-1) as FileChange;
    const isLeftLying = random.chance(file.complaint.state === 'RETURNED' ? STALLS_RETURNED : STALLS);
    if (at >= now.getTime() || isLeftLying) break;
    const holder = book.byId(file.complaint.handlerId) ?? desk;
    changes.push(step(file, holder, circumstancesAt(new Date(at), holder)));
  }
  return changes;
}

/** What the reporter left unanswered is closed by itself, as it would be where time had passed with the hub running. */
function expire(changes: FileChange[], { book, desk, now }: SampleWorld, circumstancesAt: CircumstancesAt) {
  const file = changes.at(-1) as FileChange;
  const window = openClock(file, 'REPORTER_REPLY');
  if (!window) return changes;
  const after = new Date(window.dueAt.getTime() + 1);
  const holder = book.byId(file.complaint.handlerId) ?? desk;
  const expired = after < now ? expireComplaint(file, holder, circumstancesAt(after, null)) : undefined;
  return expired ? [...changes, expired] : changes;
}

/** Everything that happens to one sample complaint until now, the oldest first, by the same rules as every other. */
export function buildSampleFile(index: number, world: SampleWorld): FileChange[] {
  const { book, desk, random } = world;
  const category = random.pick(SAMPLE_CATEGORIES);
  const place = pickPlace(book, random);
  const { addressedTo, path: way } = pickRoute(book, category, place, random);
  const report = pickReport(category, place, world);
  const taken = addressedTo && book.isRead(addressedTo) ? addressedTo : desk;
  // What nobody there would read lands at the desk, which handles it.
  const path = addressedTo && taken === desk ? [] : way;
  const steps = buildSampleSteps(index, { path, category, desk, random });
  const circumstancesAt = circumstancesOf(index, world);
  const keyedInBy = BRINGER_OF_CHANNEL[report.channel] === 'INTAKE' ? taken : null;
  const received = receiveComplaint({ ...report, addressedTo }, taken, circumstancesAt(report.receivedAt, keyedInBy));
  return expire(follow(received, steps, world, circumstancesAt), world, circumstancesAt);
}
