import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** JavaScript takes 30 February for 2 March: only a day that comes back as it was written exists. */
function isCalendarDay(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

function parseInstant(value: unknown): Date {
  const [text, day] = (typeof value === 'string' && INSTANT.exec(value)) || [];
  const instant = text && day && isCalendarDay(day) ? new Date(text) : undefined;
  if (!instant || Number.isNaN(instant.getTime())) {
    throw new GraphQLError('Expected an instant such as 2026-03-18T02:00:00Z.', {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
  return instant;
}

function parseDate(value: unknown): string {
  if (typeof value !== 'string' || !CALENDAR_DATE.test(value) || !isCalendarDay(value)) {
    throw new GraphQLError('Expected a calendar date such as 2026-03-18.', { extensions: { code: 'BAD_USER_INPUT' } });
  }
  return value;
}

function parseSecret(value: unknown): string {
  if (typeof value !== 'string') {
    throw new GraphQLError('Expected a secret as text.', { extensions: { code: 'BAD_USER_INPUT' } });
  }
  return value;
}

/** An instant, written in UTC with milliseconds; a JavaScript `Date` inside. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant in UTC (RFC 3339), such as `2026-03-18T02:00:00.000Z`.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  serialize: (value) => (value instanceof Date ? value : parseInstant(value)).toISOString(),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
});

/** What only its owner knows; a string inside. The gateway refuses operations that take one by GET. */
export const SecretScalar = new GraphQLScalarType<string, string>({
  name: 'Secret',
  description: 'What only its owner knows. Taken in the body of a POST or over a socket, never in a URL.',
  serialize: parseSecret,
  parseValue: parseSecret,
  parseLiteral: (node) => parseSecret(node.kind === Kind.STRING ? node.value : undefined),
});

/** A calendar date without a zone; a string inside. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar date (ISO 8601), such as `2026-03-18`, in the zone that the field names.',
  serialize: parseDate,
  parseValue: parseDate,
  parseLiteral: (node) => parseDate(node.kind === Kind.STRING ? node.value : undefined),
});
