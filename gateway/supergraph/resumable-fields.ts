import { baseType, type Schema } from '@apollo/federation-internals';

/** Identity and version of the directive that marks a subscription field as resumable. */
export const RESUMABLE_SPEC_URL = 'https://simpul.go.id/spec/resumable/v0.1';
const RESUMABLE_IDENTITY = 'https://simpul.go.id/spec/resumable';

/** A subscription field that can be opened again where it was left. */
export interface ResumableField {
  /** The argument that takes the cursor of the last event received. */
  readonly argument: string;
  /** The field of an event that holds its cursor. */
  readonly cursor: string;
}

/**
 * The subscription fields that carry `@resumable(argument:, cursor:)`, composed by `@composeDirective`. Throws when the
 * argument or the cursor field that it names does not exist, since the stream could then not be resumed.
 */
export function readResumableFields(supergraph: Schema): ReadonlyMap<string, ResumableField> {
  const fields = new Map<string, ResumableField>();
  const subscriptionType = supergraph.schemaDefinition.rootType('subscription');
  const feature = supergraph.coreFeatures?.getByIdentity(RESUMABLE_IDENTITY);
  if (!subscriptionType || !feature) return fields;
  const directive = feature.directiveNameInSchema('resumable');
  for (const field of subscriptionType.fields()) {
    const [application] = field.appliedDirectivesOf(directive);
    if (!application) continue;
    const { argument, cursor } = application.arguments() as unknown as ResumableField;
    const eventType = field.type && baseType(field.type);
    const hasCursor =
      (eventType?.kind === 'ObjectType' || eventType?.kind === 'InterfaceType') && eventType.field(cursor);
    if (!field.argument(argument) || !hasCursor) {
      throw new Error(`@${directive} on Subscription.${field.name} names an argument or a cursor that does not exist`);
    }
    fields.set(field.name, { argument, cursor });
  }
  return fields;
}
