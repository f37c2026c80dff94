import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { z } from 'zod';
import { AgencyKind } from '../kit/agency-kind.enum.js';
import { AgencyLevel } from '../kit/agency-level.enum.js';
import { regionCode } from '../kit/input-rules.js';

export enum AgencySort {
  RELEVANCE = 'RELEVANCE',
  HIERARCHY = 'HIERARCHY',
  NAME = 'NAME',
  CODE = 'CODE',
}

registerEnumType(AgencySort, {
  name: 'AgencySort',
  description: 'In which order agencies are listed (urutan).',
  valuesConfig: {
    RELEVANCE: { description: 'What a search most likely means first; without a search as HIERARCHY (relevansi).' },
    HIERARCHY: { description: 'Bodies before their parts, then by code (hierarki).' },
    NAME: { description: 'By name (nama).' },
    CODE: { description: 'By code (kode).' },
  },
});

@InputType({ description: 'Which agencies a list holds; all given conditions have to hold (penyaring instansi).' })
export class AgencyFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'As people type it: a code, or words of its names, of the bodies above it or of its province: `pemkab bekasi`, `diskominfo jabar`, `pemkot bdg`. Case, accents, common abbreviations and, where nothing is found otherwise, one slip in each word of four letters or more do not matter. What has ended is found as what took over its tasks, see `predecessors`; where a unit or office is not in the directory, its government, province or national body is found, and where other words name nothing, the body or place that the rest names (kata pencarian).',
  })
  search?: string | null;

  @Field(() => [AgencyKind], { nullable: true, description: 'Of one of these kinds (jenis).' })
  kinds?: AgencyKind[] | null;

  @Field(() => [AgencyLevel], { nullable: true, description: 'On one of these levels (tingkat).' })
  levels?: AgencyLevel[] | null;

  @Field(() => ID, { nullable: true, description: 'Just this one, by id or code (instansi).' })
  agency?: string | null;

  @Field(() => ID, { nullable: true, description: 'This body or unit with everything inside it (organisasi).' })
  organisation?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The code that a region has or had: the governments in it with their units; vertical offices are not part of it (wilayah).',
  })
  territory?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they are connected (terhubung).' })
  connected?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they have an account (memiliki akun).' })
  hasAccount?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'With those that no longer exist (termasuk yang ditutup).' })
  includeClosed?: boolean | null;
}

export const agencyReference = z.string().trim().min(1).max(160);

export const agencyFilterSchema = z.object({
  search: z.string().trim().max(200).nullish(),
  kinds: z.array(z.enum(AgencyKind)).nullish(),
  levels: z.array(z.enum(AgencyLevel)).nullish(),
  agency: agencyReference.nullish(),
  organisation: agencyReference.nullish(),
  territory: regionCode.nullish(),
  connected: z.boolean().nullish(),
  hasAccount: z.boolean().nullish(),
  includeClosed: z.boolean().nullish(),
});
