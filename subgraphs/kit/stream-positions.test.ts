import { StreamPositions, type Told, withPositions } from './stream-positions.js';

interface Ring {
  cursor: string;
}

/** A source that gives what it is given, and tells positions between as a feed does: when everything before is taken. */
function source(positions: StreamPositions) {
  const steps: (Ring | { reached: string } | 'END')[] = [];
  let wake: () => void = () => undefined;
  async function* run(): AsyncGenerator<Ring> {
    for (;;) {
      const step = steps.shift();
      if (step === 'END') return;
      if (step === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else if ('reached' in step) positions.reached(step.reached);
      else yield step;
    }
  }
  const push = (...more: typeof steps) => {
    steps.push(...more);
    wake();
  };
  return { push, events: run() };
}

const event = (cursor: string): Told<Ring> => ({ event: { cursor } });
const position = (cursor: string): Told<Ring> => ({ position: cursor });

describe('withPositions', () => {
  let positions: StreamPositions;
  let push: ReturnType<typeof source>['push'];
  let told: AsyncGenerator<Told<Ring>>;

  beforeEach(() => {
    jest.useFakeTimers();
    positions = new StreamPositions();
    const opened = source(positions);
    push = opened.push;
    told = withPositions(opened.events, positions);
  });

  afterEach(async () => {
    push('END');
    await told.return(undefined);
    jest.useRealTimers();
  });

  const next = async () => (await told.next()).value;

  it('tells once where a stream has caught up, after its events and even where an event told it', async () => {
    push({ cursor: '1' }, { cursor: '2' }, { reached: '2' });
    expect([await next(), await next(), await next()]).toEqual([event('1'), event('2'), position('2')]);
  });

  it('tells no position that an event has told since', async () => {
    push({ reached: '0' });
    expect(await next()).toEqual(position('0'));
    push({ cursor: '1' }, { reached: '1' }, { cursor: '2' }, { reached: '2' }, { reached: '5' });
    expect([await next(), await next()]).toEqual([event('1'), event('2')]);
    const last = next();
    await jest.advanceTimersByTimeAsync(100);
    expect(await last).toEqual(position('5'));
  });

  it('tells the last of those that come within 100 milliseconds', async () => {
    push({ reached: '0' });
    expect(await next()).toEqual(position('0'));
    push({ reached: '1' }, { reached: '2' });
    let later: Told<Ring> | undefined;
    const waiting = next().then((value) => {
      later = value;
    });
    await jest.advanceTimersByTimeAsync(50);
    push({ reached: '3' });
    await jest.advanceTimersByTimeAsync(49);
    expect(later).toBeUndefined();
    await jest.advanceTimersByTimeAsync(1);
    await waiting;
    expect(later).toEqual(position('3'));
  });

  it('tells nothing twice', async () => {
    push({ reached: '4' });
    expect(await next()).toEqual(position('4'));
    push({ reached: '4' }, { cursor: '9' });
    expect(await next()).toEqual(event('9'));
  });

  it('ends with its source', async () => {
    push({ cursor: '1' }, 'END');
    expect([await next(), await told.next()]).toEqual([event('1'), { done: true, value: undefined }]);
  });

  it('fails with its source', async () => {
    async function* broken(): AsyncGenerator<Ring> {
      yield { cursor: '1' };
      throw new Error('broken');
    }
    const stream = withPositions(broken(), new StreamPositions());
    expect((await stream.next()).value).toEqual(event('1'));
    await expect(stream.next()).rejects.toThrow('broken');
  });
});
