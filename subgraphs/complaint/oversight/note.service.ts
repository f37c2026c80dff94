import { z } from 'zod';
import type { AgencyFacts } from '../../../schema/events.js';
import { findExistingAgency } from '../../kit/agency-filter.js';
import { badInput } from '../../kit/errors.js';
import { idempotencyKey, paragraph, reference } from '../../kit/input-rules.js';
import { bodyOf, isWithinOrganisation } from '../../kit/relations.js';
import { validate } from '../../kit/validate.js';
import type { Viewer } from '../../kit/viewer.js';
import type { Scene } from '../complaint-changes.js';
import { complaintId } from '../handling-schemas.js';
import { addParticipant } from '../participants/participation.js';
import { REFUSALS } from '../refusals.js';
import { ComplaintNoteRow } from './note.entity.js';
import { type Remarked, type Remarks, speakerOf } from './remarks.js';

const noteSchema = z.object({ idempotencyKey, complaintId, text: paragraph, toAgency: reference.nullish() });

/** Words between agencies about complaints, which reporters never see. */
export class NoteService {
  constructor(private readonly remarks: Remarks) {}

  /**
   * A note, which the unit that it asks can read from then on. Throws `BAD_USER_INPUT`, `NOT_FOUND`, `FORBIDDEN` or
   * `CONFLICT`; then nothing is written.
   */
  add(viewer: Viewer, input: unknown): Promise<Remarked> {
    const content = validate(noteSchema, input);
    const request = { mutation: 'addComplaintNote', action: 'NOTE' as const, content };
    return this.remarks.say(viewer, request, async (scene) => {
      const { manager, file, circumstances } = scene;
      const to = content.toAgency == null ? undefined : await findAddressed(scene, content.toAgency);
      const id = circumstances.newId();
      const { id: noted } = file.complaint;
      const { text } = content;
      const note = { id, complaintId: noted, at: circumstances.now, toAgencyId: to?.id ?? null, text };
      await manager.insert(ComplaintNoteRow, { ...note, ...speakerOf(scene) });
      const asked = { complaintId: noted, kind: 'CONSULTED' as const, note: null };
      const participants =
        to && !takesPart(scene, to)
          ? addParticipant(file.participants, { ...asked, agency: to }, circumstances)
          : file.participants;
      return { id, kind: 'COMPLAINT_NOTED', toAgencyId: note.toAgencyId, participants };
    });
  }
}

/** Whether the agency sees the complaint already: it takes part, or the holder is inside it. */
function takesPart({ file, holder }: Scene, agency: AgencyFacts): boolean {
  const isParticipant = file.participants.some(({ agencyId, until }) => until === null && agencyId === agency.id);
  return isParticipant || isWithinOrganisation(holder.organisation, agency.organisation);
}

/** Whom a note is for. Only whoever handles the complaint asks units that do not take part yet, and only its own body's. */
async function findAddressed(scene: Scene, named: string): Promise<AgencyFacts> {
  const { directory, holder } = scene;
  const agency = await findExistingAgency(directory, named, 'input.toAgency');
  if (takesPart(scene, agency)) return agency;
  const speaker = await directory.byId(speakerOf(scene).agencyId);
  const handles = speaker !== undefined && isWithinOrganisation(holder.organisation, speaker.organisation);
  const isOwnUnit = isWithinOrganisation(agency.organisation, bodyOf(holder.organisation));
  if (!handles || !isOwnUnit) throw badInput('input.toAgency', REFUSALS.notOfOwnBody);
  return agency;
}
