/** What is asked around a split: of the directory, of the complaints, and of the stream. */

export const AGENCY = /* GraphQL */ `
  query Agency($code: String!, $at: Date) {
    agency(code: $code, at: $at) { id code formerCode name version closedAt parent { code } successors { code } }
  }`;

export const SPLIT = /* GraphQL */ `
  mutation Split($input: SplitAgencyInput!) {
    splitAgency(input: $input) { agency { code } into { id code } }
  }`;

export const TRANSFER = /* GraphQL */ `
  mutation Transfer($input: TransferPartsInput!) {
    transferParts(input: $input) { agency { code closedAt } receiver { id code } }
  }`;

export const ADD_VILLAGE = /* GraphQL */ `
  mutation Village($input: AddVillageInput!) { addVillage(input: $input) { village { code } } }`;

export const DISTRICTS = /* GraphQL */ `
  query Districts($code: String!) {
    region(code: $code) { children(first: 100) { edges { node { code } } } }
  }`;

export const ESTABLISH = /* GraphQL */ `
  mutation Establish($input: EstablishBodyInput!) { establishBody(input: $input) { agency { id code } } }`;

export const ACCOUNT = /* GraphQL */ `
  mutation Account($input: RecordAccountInput!) { recordAccount(input: $input) { agency { version } } }`;

export const COMPETENT = /* GraphQL */ `
  query Competent($regionCode: String!) { suggestAgencies(regionCode: $regionCode) { agency { code } } }`;

export const RENAME = /* GraphQL */ `
  mutation Rename($input: RenameAgencyInput!) { renameAgency(input: $input) { agency { version } } }`;

export const RECODE = /* GraphQL */ `
  mutation Recode($input: RecodeAgencyInput!) { recodeAgency(input: $input) { agency { id code } } }`;

export const CLOSE = /* GraphQL */ `
  mutation Close($input: CloseAgencyInput!) { closeAgency(input: $input) { agency { closedAt } } }`;

export const COPY = /* GraphQL */ `
  mutation Copy($input: CopyComplaintInput!) { copyComplaint(input: $input) { version } }`;

export const SAVE_DRAFT = /* GraphQL */ `
  mutation Save($input: SaveAnswerDraftInput!) { saveAnswerDraft(input: $input) { draft { id } } }`;

export const FILE = /* GraphQL */ `
  query File($trackingNumber: String!) {
    complaint(trackingNumber: $trackingNumber) {
      id version state handler { code }
      hops { agency { id code } agencyCode agencyName sentBy { code } }
      deadlines { kind dueAt }
      copies { agency { code } }
      answerDrafts { state }
    }
  }`;

const MOVEMENT = 'cursor complaintId kind from { code } to { id code }';
export const WATCH = /* GraphQL */ `subscription Watch($after: String) { complaintForwarded(after: $after) { ${MOVEMENT} } }`;
export const POLL = /* GraphQL */ `
  query Poll($after: String) { complaintEvents(after: $after, first: 100) { events { ${MOVEMENT} } endCursor } }`;

export const TRACK = /* GraphQL */ `
  query Track($trackingNumber: String!, $secret: Secret!) {
    trackComplaint(trackingNumber: $trackingNumber, secret: $secret) { timeline { kind to { code } } }
  }`;

export const REGION = /* GraphQL */ `
  query Region($code: String!) { region(code: $code) { code name parent { code } codes { code } } }`;
