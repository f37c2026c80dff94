import { watch } from './asking.js';
import { refusalOf } from './cells.js';
import { ROOT_DECISIONS } from './decided/roots.js';
import type { Decision } from './decision.js';
import { tokenOf, VIEWERS, type Viewer } from './viewers.js';
import type { World } from './world.js';

/** One viewer of each role, and nobody known: scopes do not ask where somebody works. */
const ONE_OF_EACH = VIEWERS.filter(({ role }, index) => VIEWERS.findIndex((viewer) => viewer.role === role) === index);

/** Each stream with those to whom the gateway does not open it. */
const REFUSED = Object.entries(ROOT_DECISIONS.Subscription ?? {}).flatMap(([decision, names]) =>
  names.split(' ').flatMap((field) =>
    ONE_OF_EACH.flatMap((viewer): [string, string, Viewer, string][] => {
      const refusal = refusalOf(viewer, decision as Decision);
      return refusal === undefined ? [] : [[field, viewer.title, viewer, refusal]];
    }),
  ),
);

/** Streams that do not open at all. */
export function refusedStreamsSuite(world: () => World): void {
  it.each(REFUSED)('refuses %s to %s', async (field, _title, viewer, refusal) => {
    const { hub, start } = world();
    const stream = watch(hub, {
      query: `subscription Refused($after: String!) { ${field}(after: $after) { cursor } }`,
      variables: { after: start },
      token: await tokenOf(hub, viewer),
      protocol: 'graphql-ws',
    });
    await expect(stream.until(1)).rejects.toThrow(refusal);
    await stream.stop();
  });
}
