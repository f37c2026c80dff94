import { getOperationAST, OperationTypeNode, parse } from 'graphql';

/** Whether Apollo Server answered a query, or the gateway alone because Apollo Server had admitted it before. */
export type Lane = 'admission' | 'repetition';

/** The whole answer to one POST. */
export interface LaneAnswer {
  readonly lane: Lane;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface BothAnswers {
  readonly admitted: LaneAnswer;
  readonly repeated: LaneAnswer;
}

/** What differs between two answers to the same request. */
const OF_ONE_ANSWER = ['date', 'x-request-id', 'connection', 'keep-alive', 'content-length'];

/**
 * Posts `body` until it was answered in both lanes (where Apollo Server does not admit it, twice in its own). Both answers
 * must be the same, headers included, but for what names one answer only.
 */
export async function askInBothLanes(post: (body: string) => Promise<LaneAnswer>, body: string): Promise<BothAnswers> {
  const askAdmission = () => post(unrepeatable(body));
  const first = await post(body);
  const isKnown = first.lane === 'repetition';
  const admitted = isKnown ? await askAdmission() : first;
  const repeated = isKnown ? first : await post(body);
  expect([admitted.lane, repeated.lane]).toEqual(['admission', admitted.status === 200 ? 'repetition' : repeated.lane]);
  if (JSON.stringify(comparable(repeated)) === JSON.stringify(comparable(admitted))) return { admitted, repeated };
  // What it asks for may have changed between the two: then this is how it was before or how it is after.
  const again = await post(body);
  const later = await askAdmission();
  expect(again.lane).toBe(repeated.lane);
  expect([comparable(admitted), comparable(later)]).toContainEqual(comparable(again));
  return { admitted: later, repeated: again };
}

/** Whether the operation that a body asks for changes something. What is not valid changes nothing. */
export function isMutation(body: string): boolean {
  try {
    const { query, operationName } = JSON.parse(body) as { query: string; operationName?: string };
    return getOperationAST(parse(query), operationName)?.operation === OperationTypeNode.MUTATION;
  } catch {
    return false;
  }
}

/** The same for Apollo Server alone: a body with extensions counts as no repetition. */
function unrepeatable(body: string): string {
  return JSON.stringify({ ...(JSON.parse(body) as object), extensions: {} });
}

function comparable({ status, headers, text }: LaneAnswer): unknown {
  const { errors, ...rest } = JSON.parse(text, (key, value: unknown) => (key === 'errorId' ? 'any' : value)) as {
    errors?: unknown[];
  };
  return {
    status,
    headers: [...headers].filter(([name]) => !OF_ONE_ANSWER.includes(name)),
    // Of fetches in parallel, either may fail first.
    errors: errors?.map((error) => JSON.stringify(error)).sort(),
    rest: JSON.stringify(rest),
  };
}
