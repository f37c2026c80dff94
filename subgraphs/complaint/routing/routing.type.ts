import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Words } from '../../../schema/errors.js';
import { AgencyLevel } from '../../kit/agency-level.enum.js';
import { connectionType } from '../../kit/connection.js';
import { DateScalar } from '../../kit/scalars.js';
import { IDEMPOTENCY_KEY } from '../../kit/shared-descriptions.js';
import { Agency } from '../agency.type.js';
import { ComplaintClassification } from '../complaint.enum.js';
import { labelledEnum } from '../labelled-enum.js';
import { Region } from '../region.type.js';

export const SuggestionReason = labelledEnum(
  'SuggestionReason',
  'Why an agency is suggested as competent, the most specific first (alasan saran instansi).',
  {
    RULE_FOR_CATEGORY_AND_REGION: {
      id: 'aturan untuk kategori di wilayah ini',
      en: 'a rule for the category in this region',
    },
    RULE_FOR_CATEGORY: { id: 'aturan untuk kategori', en: 'a rule for the category in the whole country' },
    RULE_FOR_REGION: { id: 'aturan untuk wilayah ini', en: 'a rule for everything in this region' },
    GOVERNMENT_OF_REGION: { id: 'pemerintah di wilayah kejadian', en: 'a government of the region of the matter' },
    PROVINCE_OF_REGION: { id: 'pemerintah provinsi wilayah kejadian', en: 'the province of the region of the matter' },
    NATIONAL_DESK: { id: 'meja nasional', en: 'the national desk, where nobody else is known' },
  },
);

@ObjectType({
  description:
    'Who is competent for a category, a region or both (aturan perutean): a certain agency, or the government of the matter’s region, or its unit.',
})
export class RoutingRule {
  @Field(() => ID, { description: 'Its id (pengenal).' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'For which category (kategori); null for all.' })
  category!: string | null;

  @Field(() => Region, { nullable: true, description: 'In which region (wilayah); null in the whole country.' })
  region!: Region | null;

  @Field(() => ComplaintClassification.values, {
    nullable: true,
    description: 'For what is asked for (klasifikasi); null for all.',
  })
  classification!: ComplaintClassification | null;

  @Field(() => Agency, {
    nullable: true,
    description: 'The agency (instansi); null where it is found by the region of the matter.',
  })
  agency!: Agency | null;

  @Field(() => AgencyLevel, {
    nullable: true,
    description: 'The government of the matter’s region at this level (tingkat pemerintahan); null with `agency`.',
  })
  level!: AgencyLevel | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What follows the code of that government in that of its unit, such as `dpupr` (kode perangkat daerah).',
  })
  unitCode!: string | null;

  @Field(() => Int, { description: 'Its place among equally specific rules, from 1 (urutan).' })
  place!: number;

  @Field(() => String, { description: 'What it rests on (alasan).' })
  reason!: string;

  @Field(() => DateScalar, { description: 'First day (berlaku sejak).' })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Last day (berlaku sampai); null while it is open.' })
  validUntil!: string | null;

  @Field(() => Int, { description: 'Grows with each change; mutations want it as `expectedVersion` (versi).' })
  version!: number;
}

export const RoutingRuleConnection = connectionType(RoutingRule, 'RoutingRuleConnection', {
  description: 'Rules of routing, by category and region (daftar aturan perutean).',
});

@ObjectType({ description: 'An agency that may be competent, and why (saran instansi). Nothing is routed by it.' })
export class AgencySuggestion {
  words!: Words;

  @Field(() => Agency, { description: 'The agency (instansi).' })
  agency!: Agency;

  @Field(() => SuggestionReason.values, { description: 'Why (alasan).' })
  why!: (typeof SuggestionReason.names)[number];

  @Field(() => RoutingRule, { nullable: true, description: 'The rule that names it (aturan); null where none does.' })
  rule!: RoutingRule | null;
}

@InputType({ description: 'Whom a rule names: `agency`, or `level` with or without `unitCode` (tujuan perutean).' })
export class RoutingTargetInput {
  @Field(() => ID, { nullable: true, description: 'Id or code of the agency (instansi).' })
  agency?: string | null;

  @Field(() => AgencyLevel, {
    nullable: true,
    description: 'The government of the matter’s region at this level (tingkat): PROVINCE, REGENCY or DISTRICT.',
  })
  level?: AgencyLevel | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its unit: what follows its code, such as `dpupr` or `dinkes/bidang-p2p` (kode perangkat daerah).',
  })
  unitCode?: string | null;
}

@InputType({ description: 'A rule of routing (aturan perutean).' })
export class SaveRoutingRuleInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { nullable: true, description: 'Which rule is changed (pengenal); without it a new one is made.' })
  rule?: string | null;

  @Field(() => Int, { nullable: true, description: 'With `rule`: the `version` that you saw (versi).' })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'For which category (kategori); without it `region` is needed.' })
  category?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the region in which the matter lies (wilayah); without it the whole country.',
  })
  region?: string | null;

  @Field(() => ComplaintClassification.values, {
    nullable: true,
    description: 'For what is asked for (klasifikasi); without it for all.',
  })
  classification?: ComplaintClassification | null;

  @Field(() => RoutingTargetInput, { description: 'Who is competent (tujuan).' })
  target!: RoutingTargetInput;

  @Field(() => Int, {
    nullable: true,
    description: 'Its place among equally specific rules, 1 to 1,000 (urutan); 1 unless told.',
  })
  place?: number | null;

  @Field(() => String, { description: 'What it rests on, up to 255 characters (alasan).' })
  reason!: string;

  @Field(() => DateScalar, { description: 'First day (berlaku sejak).' })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Last day (berlaku sampai); without it until it is ended.' })
  validUntil?: string | null;
}

@InputType({ description: 'The last day of a rule (akhir aturan perutean).' })
export class EndRoutingRuleInput {
  @Field(() => ID, { description: 'Id of the rule (pengenal).' })
  rule!: string;

  @Field(() => Int, { description: 'The `version` that you saw (versi).' })
  expectedVersion!: number;

  @Field(() => DateScalar, { description: 'Its last day (hari terakhir).' })
  lastDay!: string;
}

@ObjectType({ description: 'The rule that was saved (hasil penyimpanan aturan perutean).' })
export class SaveRoutingRulePayload {
  @Field(() => RoutingRule, { description: 'The rule (aturan perutean).' })
  rule!: RoutingRule;
}

@ObjectType({ description: 'The rule with its last day (hasil pengakhiran aturan perutean).' })
export class EndRoutingRulePayload {
  @Field(() => RoutingRule, { description: 'The rule (aturan perutean).' })
  rule!: RoutingRule;
}
