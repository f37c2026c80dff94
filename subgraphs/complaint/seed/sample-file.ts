import type { AgencyFacts } from '../../../schema/events.js';
import type { Role } from '../../../schema/roles.js';
import { hashSecret, newSecret, newTrackingNumber } from '../../kit/secret.js';
import { stableId } from '../../kit/stable-id.js';
import { ComplaintChannel, type ComplaintClassification, KEYED_IN_CHANNELS } from '../complaint.enum.js';
import type { Circumstances, ComplaintFile, FileChange } from '../complaint-file.js';
import { acceptComplaint, closeComplaint, respondToComplaint, verifyComplaint } from '../handle-complaint.js';
import { forwardComplaint, returnComplaint } from '../move-complaint.js';
import { receiveComplaint } from '../receive-complaint.js';
import type { AgencyBook } from './agency-book.js';
import { SAMPLE_CATEGORIES } from './categories.js';
import type { Random } from './random.js';
import { pickPlace, pickRoute } from './sample-route.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const OLDEST_DAYS = 200;
/** How often whoever holds a complaint leaves it lying at each step. */
const STALLS = 0.09;
const DOCUMENTS = 'https://contoh.invalid/bukti';

/** What all sample complaints are made in. */
export interface SampleWorld {
  book: AgencyBook;
  desk: AgencyFacts;
  random: Random;
  now: Date;
  rules: Pick<Circumstances, 'calendar' | 'limits'>;
}

type Step = (file: ComplaintFile, holder: AgencyFacts, circumstances: Circumstances) => FileChange;

function roleOf(holder: AgencyFacts, desk: AgencyFacts): Role {
  if (holder.id === desk.id) return 'NATIONAL_DESK';
  return holder.level === 'UNIT' ? 'LIAISON_OFFICER' : 'AGENCY_ADMIN';
}

function fill(template: string, place: string, region: string): string {
  return template.replaceAll('{tempat}', place).replaceAll('{wilayah}', region);
}

function pickClassification(random: Random): ComplaintClassification {
  const turn = random.below(10);
  if (turn < 7) return 'COMPLAINT';
  return turn < 9 ? 'ASPIRATION' : 'INFORMATION_REQUEST';
}

/** Everything that happens to one sample complaint until now, the oldest first, by the same rules as every other. */
export function buildSampleFile(index: number, world: SampleWorld): FileChange[] {
  const { book, desk, random, now, rules } = world;
  const category = random.pick(SAMPLE_CATEGORIES);
  const place = pickPlace(book, random);
  const { addressedTo, path } = pickRoute(book, category, place, random);
  const [title, text] = random.pick(category.reports);
  const channel = random.pick(ComplaintChannel.names);
  const first = addressedTo ?? desk;
  // Younger ones are more: what is old is mostly done.
  const age = OLDEST_DAYS * (random.below(1000) / 1000) ** 2;
  const receivedAt = new Date(now.getTime() - age * DAY_MS - HOUR_MS);
  const words = [place.district?.name ?? place.regency.name, place.regency.name.replace(/^Pemerintah /, '')] as const;

  let ids = 0;
  const newId = () => stableId('sample-complaint', `${index}:${ids++}`);
  const circumstancesAt = (at: Date, holder: AgencyFacts | null): Circumstances => ({
    now: at,
    actor: holder
      ? { subject: `contoh:petugas:${holder.code}`, role: roleOf(holder, desk), agencyId: holder.id }
      : { subject: null, role: null, agencyId: null },
    newId,
    ...rules,
  });
  const isKeyedIn = KEYED_IN_CHANNELS.includes(channel);
  const received = receiveComplaint(
    {
      trackingNumber: newTrackingNumber(),
      secretHash: hashSecret(newSecret()),
      title: fill(title, ...words),
      text: fill(text, ...words),
      classification: pickClassification(random),
      channel,
      category: category.code,
      regionCode: place.district?.code ?? place.regency.supervision,
      anonymous: random.chance(0.15),
      secret: random.chance(0.1),
      receivedAt,
      originId: channel === 'REGIONAL_PORTAL' ? place.province.id : null,
      addressedTo,
    },
    first,
    circumstancesAt(receivedAt, isKeyedIn ? first : null),
  );

  const accept: Step = (file, holder, circumstances) => acceptComplaint(file, { holder, ...NO_NOTES }, circumstances);
  const steps: Step[] = [
    (file, holder, circumstances) =>
      verifyComplaint(file, { holder, needsInspection: random.chance(0.12), ...NO_NOTES }, circumstances),
    ...path.flatMap((to, at): Step[] =>
      at > 0 && path[at - 1] !== 'RETURN' && to !== 'RETURN' ? [accept, moveTo(to, desk)] : [moveTo(to, desk)],
    ),
    accept,
    (file, holder, circumstances) =>
      respondToComplaint(
        file,
        {
          holder,
          text: random.pick(category.answers),
          evidence: random.chance(0.6) ? [`${DOCUMENTS}/${index}.jpg`] : [],
          ...NO_NOTES,
        },
        circumstances,
      ),
    (file, holder, circumstances) => closeComplaint(file, { holder, ...NO_NOTES }, circumstances),
  ];
  return follow(received, steps, world, (at, holder) => circumstancesAt(at, holder));
}

const NO_NOTES = { note: null, publicNote: null };

function moveTo(to: AgencyFacts | 'RETURN', desk: AgencyFacts): Step {
  return (file, from, circumstances) =>
    to === 'RETURN'
      ? returnComplaint(
          file,
          { from, to: desk, note: 'Bukan wewenang instansi kami.', publicNote: null },
          circumstances,
        )
      : forwardComplaint(
          file,
          { from, to, note: 'Mohon ditindaklanjuti sesuai kewenangan.', publicNote: null },
          circumstances,
        );
}

/** Takes step after step, a day or so apart, until one lies in the future or whoever holds it leaves it lying. */
function follow(
  received: FileChange,
  steps: readonly Step[],
  { book, desk, random, now }: SampleWorld,
  circumstancesAt: (at: Date, holder: AgencyFacts) => Circumstances,
): FileChange[] {
  const changes = [received];
  let at = received.complaint.receivedAt.getTime();
  for (const step of steps) {
    at += (2 + random.below(70)) * HOUR_MS;
    const file = changes.at(-1) as FileChange;
    if (at >= now.getTime() || random.chance(STALLS)) break;
    const holder = book.byId(file.complaint.handlerId) ?? desk;
    changes.push(step(file, holder, circumstancesAt(new Date(at), holder)));
  }
  return changes;
}
