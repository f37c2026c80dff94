import type { AgencyFacts } from '../../../schema/events.js';
import { type Circumstances, type ComplaintFile, type FileChange, NO_NOTES } from '../complaint-file.js';
import { acceptComplaint, closeComplaint, respondToComplaint, verifyComplaint } from '../handle-complaint.js';
import { forwardComplaint, returnComplaint } from '../move-complaint.js';
import type { SampleCategory } from './categories.js';
import type { Random } from './random.js';
import type { SampleRoute } from './sample-route.js';

/** Something that the holder of a sample complaint does with it. */
export type SampleStep = (file: ComplaintFile, holder: AgencyFacts, circumstances: Circumstances) => FileChange;

const NEED_INSPECTION = 0.12;
const HAVE_EVIDENCE = 0.6;
const EVIDENCE = 'https://contoh.invalid/bukti';
const FORWARDING = { note: 'Mohon ditindaklanjuti sesuai kewenangan.', publicNote: null };
const RETURNING = { note: 'Bukan wewenang instansi kami.', publicNote: null };

const accept: SampleStep = (file, holder, circumstances) =>
  acceptComplaint(file, { holder, ...NO_NOTES }, circumstances);

const close: SampleStep = (file, holder, circumstances) => closeComplaint(file, { holder, ...NO_NOTES }, circumstances);

/** The steps that take a complaint down its way: all but the first holder accept what they pass on. */
function moveAlong(path: SampleRoute['path'], desk: AgencyFacts): SampleStep[] {
  return path.flatMap((to, index): SampleStep[] => {
    // Every wrong turn of a sample was taken from the desk or by the reporter, and leads back to the desk.
    if (to === 'RETURN') {
      return [(file, from, circumstances) => returnComplaint(file, { from, to: desk, ...RETURNING }, circumstances)];
    }
    const forward: SampleStep = (file, from, circumstances) =>
      forwardComplaint(file, { from, to, ...FORWARDING }, circumstances);
    const isAccepted = index > 0 && path[index - 1] !== 'RETURN';
    return isAccepted ? [accept, forward] : [forward];
  });
}

/** Everything that would happen to a sample complaint if nobody left it lying. */
export function buildSampleSteps(
  index: number,
  {
    path,
    category,
    desk,
    random,
  }: { path: SampleRoute['path']; category: SampleCategory; desk: AgencyFacts; random: Random },
): SampleStep[] {
  const needsInspection = random.chance(NEED_INSPECTION);
  const text = random.pick(category.answers);
  const evidence = random.chance(HAVE_EVIDENCE) ? [`${EVIDENCE}/${index}.jpg`] : [];
  return [
    (file, holder, circumstances) => verifyComplaint(file, { holder, needsInspection, ...NO_NOTES }, circumstances),
    ...moveAlong(path, desk),
    accept,
    (file, holder, circumstances) =>
      respondToComplaint(file, { holder, text, evidence, isFinal: true, ...NO_NOTES }, circumstances),
    close,
  ];
}
