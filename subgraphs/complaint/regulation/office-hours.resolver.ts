import { Arg, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Language as LanguageCode } from '../../../schema/errors.js';
import { Language } from '../../kit/language.enum.js';
import { RequestContext } from '../../kit/request-context.js';
import { Agency } from '../agency.type.js';
import { ADMINISTRATORS_ONLY, LABEL_LANGUAGE } from '../directives.js';
import type { OfficeHoursService } from './office-hours.service.js';
import {
  EndOfficeHoursInput,
  EndOfficeHoursPayload,
  OfficeDay,
  OfficeHours,
  RecordOfficeHoursInput,
  RecordOfficeHoursPayload,
  Weekday,
} from './office-hours.type.js';

const INPUT = { description: 'What to change (masukan).' };

@Resolver(() => Agency)
export class OfficeHoursResolver {
  constructor(private readonly hours: OfficeHoursService) {}

  @FieldResolver(() => [OfficeHours], {
    nullable: true,
    description:
      'The office hours that it has set for itself and its units, past ones too, the latest to begin first (jam kerja).',
  })
  officeHours(@Root() { id }: Agency, @Ctx() context: RequestContext): Promise<OfficeHours[]> {
    return context.load(this.hours.loadOfAgencies, id);
  }

  @Query(() => [OfficeHours], {
    name: 'officeHours',
    nullable: true,
    description: 'The office hours of the whole country and a region, the latest to begin first (jam kerja).',
  })
  hoursOfRegion(
    @Arg('region', () => String, {
      nullable: true,
      description: 'Code of a region whose own are listed too (wilayah).',
    })
    region?: string | null,
  ): Promise<OfficeHours[]> {
    return this.hours.list(region);
  }

  @Directive('@authenticated')
  @Directive(ADMINISTRATORS_ONLY)
  @Mutation(() => RecordOfficeHoursPayload, {
    nullable: true,
    description:
      'Records hours of offices from a day on (pencatatan jam kerja): the admin of the agency or of the region’s government, the national desk for the whole country. Deadlines in hours are counted again.',
  })
  async recordOfficeHours(
    @Arg('input', () => RecordOfficeHoursInput, INPUT) input: RecordOfficeHoursInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordOfficeHoursPayload> {
    const officeHours = await this.hours.record(context.viewer, input);
    context.clear();
    return { officeHours };
  }

  @Directive('@authenticated')
  @Directive(ADMINISTRATORS_ONLY)
  @Mutation(() => EndOfficeHoursPayload, {
    nullable: true,
    description: 'Gives office hours their last day (pengakhiran jam kerja). Deadlines in hours are counted again.',
  })
  async endOfficeHours(
    @Arg('input', () => EndOfficeHoursInput, INPUT) input: EndOfficeHoursInput,
    @Ctx() context: RequestContext,
  ): Promise<EndOfficeHoursPayload> {
    const officeHours = await this.hours.end(context.viewer, input);
    context.clear();
    return { officeHours };
  }
}

@Resolver(() => OfficeDay)
export class OfficeDayResolver {
  @FieldResolver(() => String, { description: 'The day in words (hari).' })
  weekdayLabel(
    @Root() { weekday }: OfficeDay,
    @Arg('lang', () => Language, LABEL_LANGUAGE) lang: LanguageCode,
  ): string {
    return Weekday.label(weekday, lang);
  }
}
