import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

/** The supergraph's SDL, its subgraphs at `urls` by name. Throws when they do not compose. */
export function composeSupergraph(
  subgraphs: readonly { name: string; sdl: string }[],
  urls: Readonly<Record<string, string>>,
): string {
  const { errors, supergraphSdl } = composeServices(
    subgraphs.map(({ name, sdl }) => {
      const url = urls[name];
      if (url === undefined) throw new Error(`No url for the subgraph ${name}`);
      return { name, url, typeDefs: parse(sdl) };
    }),
  );
  if (!supergraphSdl) throw new Error(`The subgraphs do not compose: ${errors?.map(String).join('; ')}`);
  return supergraphSdl;
}
