import { type FieldsByDecision, PUBLIC_EDGE, PUBLIC_PAGE } from '../decision.js';

/** The types of agency-directory. */
export const DIRECTORY_DECISIONS: Readonly<Record<string, FieldsByDecision>> = {
  Agency: {
    PUBLIC:
      'id code name shortName kind level timeZone closedAt source confirmed version kindLabel parent children territory ' +
      'location connection account codes formerNames predecessors successors connectionRecords contacts ppid publicInformation ' +
      'servicePromises followUpTarget',
    STATISTICS: 'complaintStatistics',
    OFFICERS: 'head posts officers',
    HAND_OVER: 'handOvers',
    TRAINING: 'appointmentLetter readiness',
    PEOPLE: 'trainedOfficers',
  },
  AgencyConnection: PUBLIC_PAGE,
  AgencyEdge: PUBLIC_EDGE,
  AgencyConnectionState: { PUBLIC: 'connected since' },
  AgencyAccountState: { PUBLIC: 'exists since' },
  AgencyCode: { PUBLIC: 'code from until' },
  FormerName: { PUBLIC: 'name shortName until' },
  ConnectionRecord: { PUBLIC: 'fact holds since recordedAt note' },
  Region: { PUBLIC: 'id code name kind level localTerm timeZone autonomous parent children' },
  RegionConnection: PUBLIC_PAGE,
  RegionEdge: PUBLIC_EDGE,
  Officer: { OFFICERS: 'id name posts', TRAINING: 'appointments', PEOPLE: 'attendance' },
  Post: { OFFICERS: 'id title role kind functionalPosition version kindLabel officer agency from until' },
  AgencyContacts: { PUBLIC: 'address phone email website socialMedia from' },
  RecordContactsPayload: { DIRECTORY_CHANGE: 'agency' },
  RecordConnectionPayload: { DIRECTORY_CHANGE: 'agency' },
  RecordAccountPayload: { DIRECTORY_CHANGE: 'agency' },
  AddUnitPayload: { DIRECTORY_CHANGE: 'unit' },
  RenameAgencyPayload: { DIRECTORY_CHANGE: 'agency' },
  CloseAgencyPayload: { DIRECTORY_CHANGE: 'agency' },
  RecordOfficerPayload: { DIRECTORY_CHANGE: 'officer' },
  StartPostPayload: { DIRECTORY_CHANGE: 'post' },
  EndPostPayload: { DIRECTORY_CHANGE: 'post' },
  RotateOfficerPayload: { DIRECTORY_CHANGE: 'endedPost startedPost successorPost handOver affected' },
  RotationEffects: { DIRECTORY_CHANGE: 'head endingGrants vacantRoles' },
  HeadChange: { DIRECTORY_CHANGE: 'before after' },
  EndingGrant: { DIRECTORY_CHANGE: 'role lastDay agency' },
  VacantRole: { DIRECTORY_CHANGE: 'role from until agency' },
  UnitImportPreview: { DIRECTORY_CHANGE: 'digest added changed unchanged problemCount problems' },
  ImportProblem: { DIRECTORY_CHANGE: 'line column code message' },
  ImportUnitsPayload: { DIRECTORY_CHANGE: 'added changed unchanged' },
  UnitExport: { DIRECTORY_CHANGE: 'csv rows endCursor' },
  AcknowledgeHandOverPayload: { DIRECTORY_CHANGE: 'handOver' },
  HandOver: {
    HAND_OVER: 'id content openMatters documents recordedAt acknowledgedAt version agency post from to acknowledgedBy',
  },
  HandOverConnection: { HAND_OVER: 'edges pageInfo totalCount' },
  HandOverEdge: { HAND_OVER: 'cursor node' },
};
