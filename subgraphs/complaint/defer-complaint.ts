import type { AgencyFacts } from '../../schema/events.js';
import {
  addDeadline,
  type Circumstances,
  type ComplaintFile,
  closeDeadlines,
  type FileChange,
  NO_NOTES,
  type Notes,
  pauseDeadlines,
  resumeDeadlines,
  takeStep,
} from './complaint-file.js';
import type { ReporterMessageRow } from './reporter-message.entity.js';

/**
 * The reporter is asked for what is missing (tunda); meanwhile the agencies' clocks stand still. Where it is unclear who
 * reports, or from where, the reporter has a time of its own to clear it up.
 */
export function deferComplaint(
  file: ComplaintFile,
  { holder, unclearOrigin, ...notes }: Notes & { holder: AgencyFacts; unclearOrigin: boolean },
  circumstances: Circumstances,
): FileChange {
  const paused = pauseDeadlines(file.deadlines, circumstances);
  const start = { complaint: file.complaint, holder, from: circumstances.now };
  const deadlines = unclearOrigin ? addDeadline(paused, 'CLARIFICATION', start, circumstances) : paused;
  const changes = { stateBefore: file.complaint.state, unclearOrigin };
  return takeStep('DEFER', file, { holder, notes, changes, deadlines }, circumstances);
}

/** What changes of a deferred complaint when it goes on with `holder`. */
export function goOn(file: ComplaintFile, holder: AgencyFacts, circumstances: Circumstances) {
  const cleared = closeDeadlines(file.deadlines, ['CLARIFICATION'], circumstances.now);
  return {
    holder,
    changes: { stateBefore: null, unclearOrigin: false },
    deadlines: resumeDeadlines(cleared, holder, circumstances),
  };
}

/** It goes on where it stood, also without the reporter. */
export function resumeComplaint(
  file: ComplaintFile,
  { holder, ...notes }: Notes & { holder: AgencyFacts },
  circumstances: Circumstances,
): FileChange {
  return takeStep('RESUME', file, { notes, ...goOn(file, holder, circumstances) }, circumstances);
}

/** The reporter has told what was missing. */
export function supplementComplaint(
  file: ComplaintFile,
  { holder, message }: { holder: AgencyFacts; message: ReporterMessageRow },
  circumstances: Circumstances,
): FileChange {
  return takeStep(
    'SUPPLEMENT',
    file,
    { notes: NO_NOTES, message, ...goOn(file, holder, circumstances) },
    circumstances,
  );
}
