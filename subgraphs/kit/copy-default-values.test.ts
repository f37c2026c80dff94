import { printSubgraphSchema } from '@apollo/subgraph';
import { execute, parse } from 'graphql';
import { Arg, Query, Resolver } from 'type-graphql';
import { buildFederatedSchema } from './build-schema.js';
import { Language } from './language.enum.js';

@Resolver()
class WordResolver {
  @Query(() => String, { description: 'The language that it was asked for.' })
  word(
    @Arg('lang', () => Language, { defaultValue: Language.ID, description: 'In which language.' }) lang: Language,
  ): string {
    return `in ${lang}`;
  }
}

it('gives resolvers the value of an enum whether the client names it or leaves it to the default', async () => {
  const schema = await buildFederatedSchema({ resolvers: [new WordResolver()], references: {} });
  const document = parse('{ unnamed: word indonesian: word(lang: ID) english: word(lang: EN) }');
  expect(await execute({ schema, document })).toEqual({
    data: { unnamed: 'in id', indonesian: 'in id', english: 'in en' },
  });
  expect(printSubgraphSchema(schema)).toContain('lang: Language! = ID');
});
