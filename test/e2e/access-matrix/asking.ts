import { getNamedType, Kind, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { watch as openWatch, type Variables, type WatchOptions } from '../../../demo/hub-client.js';
import type { Role } from '../../../schema/roles.js';
import type { HubUnderTest } from '../kit/hub-under-test.js';
import { request as send } from '../kit/send-request.js';
import { SCHEMA } from './supergraph.js';

/** Who asked for a field: each role that the token names, or nobody known. */
export type TriedBy = Role | 'nobody known';

const fieldsOfQuery = new Map<string, ReadonlySet<string>>();
const askers = new Map<string, Set<TriedBy>>();

/** Every `Type.field` that a document selects. */
function fieldsOf(query: string): ReadonlySet<string> {
  const known = fieldsOfQuery.get(query);
  if (known) return known;
  const fields = new Set<string>();
  const types = new TypeInfo(SCHEMA);
  visit(
    parse(query),
    visitWithTypeInfo(types, {
      [Kind.FIELD]: ({ name }) => {
        const parent = types.getParentType();
        if (parent) fields.add(`${getNamedType(parent).name}.${name.value}`);
      },
    }),
  );
  fieldsOfQuery.set(query, fields);
  return fields;
}

function rolesOf(token: string | undefined): readonly TriedBy[] {
  if (token === undefined) return ['nobody known'];
  const [, claims = ''] = token.split('.');
  const { grants } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { grants: { role: Role }[] };
  return grants.map(({ role }) => role);
}

function note(query: string, token: string | undefined): void {
  for (const field of fieldsOf(query)) {
    const seen = askers.get(field) ?? new Set<TriedBy>();
    askers.set(field, seen);
    for (const role of rolesOf(token)) seen.add(role);
  }
}

/** Who has asked for a field so far, by `request` or `watch`. */
export function triedBy(coordinate: string): ReadonlySet<TriedBy> {
  return askers.get(coordinate) ?? new Set();
}

/** Sends an operation, and keeps in mind who asked for what. */
export function request<Data>(hub: HubUnderTest, query: string, variables?: Variables, token?: string) {
  note(query, token);
  return send<Data>(hub, query, variables, token);
}

/** Subscribes, and keeps in mind who asked for what. */
export function watch<Event>(hub: HubUnderTest, options: WatchOptions) {
  note(options.query, options.token);
  return openWatch<Event>(hub, options);
}
