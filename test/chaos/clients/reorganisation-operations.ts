/** What those send who change the directory. */

export const ADD_UNIT = /* GraphQL */ `
  mutation AddUnit($input: AddUnitInput!) { addUnit(input: $input) { unit { id } } }`;

export interface UnitAdded {
  addUnit: { unit: { id: string } };
}

export const RECORD_OFFICER = /* GraphQL */ `
  mutation RecordOfficer($input: RecordOfficerInput!) { recordOfficer(input: $input) { officer { id } } }`;

export interface OfficerRecorded {
  recordOfficer: { officer: { id: string } };
}

export const START_POST = /* GraphQL */ `
  mutation StartPost($input: StartPostInput!) { startPost(input: $input) { post { id version } } }`;

export interface PostStarted {
  startPost: { post: { id: string; version: number } };
}

export const VERSION_OF = /* GraphQL */ `
  query VersionOf($id: ID) { agency(id: $id) { version } }`;

export interface VersionFound {
  agency: { version: number | null } | null;
}

export const RENAME = /* GraphQL */ `
  mutation Rename($input: RenameAgencyInput!) { renameAgency(input: $input) { agency { version } } }`;

export const CLOSE = /* GraphQL */ `
  mutation Close($input: CloseAgencyInput!) { closeAgency(input: $input) { agency { version } } }`;

export const END_POST = /* GraphQL */ `
  mutation EndPost($input: EndPostInput!) { endPost(input: $input) { post { version } } }`;
