import { type FieldsByDecision, PUBLIC_EDGE, PUBLIC_PAGE } from '../decision.js';

/** The types of ppid-information. */
export const PPID_DECISIONS: Readonly<Record<string, FieldsByDecision>> = {
  Ppid: { PUBLIC: 'id kind superior decreeNumber since confirmed kindLabel holder unit desk' },
  ServiceDesk: { PUBLIC: 'address phone email url' },
  PublicInformation: {
    PUBLIC:
      'id number title summary responsible madeOn madeIn form retention class version recordedAt holder classLabel ' +
      'formLabel determination exclusion',
    PUBLIC_UNLESS_EXCLUDED: 'fileUrl',
    EXCLUDED_CONTENT: 'excludedFileUrl',
  },
  PublicInformationConnection: PUBLIC_PAGE,
  PublicInformationEdge: PUBLIC_EDGE,
  Determination: { PUBLIC: 'number date signer' },
  InformationExclusion: { PUBLIC: 'ground harm benefit expiresOn decisionNumber groundLabel' },
  DesignatePpidPayload: { PPID_CHANGE: 'ppid' },
  RecordPublicInformationPayload: { PPID_CHANGE: 'publicInformation' },
  ClassifyPublicInformationPayload: { PPID_CHANGE: 'publicInformation' },
};
