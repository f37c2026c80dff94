import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { RequestContext } from '../../kit/request-context.js';
import { DateScalar } from '../../kit/scalars.js';
import { IDEMPOTENCY_KEY } from '../../kit/shared-descriptions.js';
import { localDate } from '../../kit/working-days.js';
import { AgencyRow } from '../agency.entity.js';
import { Agency } from '../agency.type.js';
import { AgencyContactsService } from './agency-contacts.service.js';

const ADDRESS = 'Where the desk is (alamat).';
const PHONE = 'Its number, such as `+62 21 1234567` (telepon).';
const EMAIL = 'Its e-mail address (surel).';
const WEBSITE = 'Its address on the web (situs).';
const SOCIAL_MEDIA = 'Addresses of its profiles (media sosial).';

@ObjectType({ description: "How an agency's complaint desk is reached (kontak pengaduan)." })
export class AgencyContacts {
  @Field(() => String, { nullable: true, description: ADDRESS })
  address!: string | null;

  @Field(() => String, { nullable: true, description: PHONE })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: EMAIL })
  email!: string | null;

  @Field(() => String, { nullable: true, description: WEBSITE })
  website!: string | null;

  @Field(() => [String], { description: SOCIAL_MEDIA })
  socialMedia!: string[];

  @Field(() => DateScalar, { description: 'Since when it is reached so (sejak).' })
  from!: string;
}

@InputType({
  description:
    'How an agency is reached from a day on, instead of what was recorded before or for that very day (kontak baru).',
})
export class RecordContactsInput {
  @Field(() => ID, { description: 'The agency, by id or code (instansi).' })
  agency!: string;

  @Field(() => String, { nullable: true, description: ADDRESS })
  address?: string | null;

  @Field(() => String, { nullable: true, description: PHONE })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: EMAIL })
  email?: string | null;

  @Field(() => String, { nullable: true, description: WEBSITE })
  website?: string | null;

  @Field(() => [String], { defaultValue: [], description: `${SOCIAL_MEDIA} Up to ten.` })
  socialMedia!: string[];

  @Field(() => DateScalar, {
    description: 'The first day, not in the future nor before what was recorded last (sejak).',
  })
  from!: string;

  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

@ObjectType({ description: 'The agency after its contacts were recorded (hasil).' })
export class RecordContactsPayload {
  @Field(() => Agency, { description: 'The agency as it is now (instansi).' })
  agency!: AgencyRow;
}

@Resolver(() => Agency)
export class AgencyContactsResolver {
  constructor(
    private readonly contacts: AgencyContactsService,
    private readonly now: () => Date,
  ) {}

  @FieldResolver(() => AgencyContacts, {
    name: 'contacts',
    nullable: true,
    description: 'How its complaint desk is reached; null where nothing is recorded (kontak pengaduan).',
  })
  async contactsOn(
    @Root() { id, timeZone }: AgencyRow,
    @Arg('at', () => DateScalar, {
      nullable: true,
      description: 'On this day; today where it is left out (pada tanggal).',
    })
    at: string | null,
    @Ctx() context: RequestContext,
  ): Promise<AgencyContacts | null> {
    const day = at ?? localDate(this.now(), timeZone);
    const rows = await context.load(this.contacts.loadOf, id);
    const row = rows.findLast(({ validFrom }) => validFrom <= day);
    return row ? { ...row, from: row.validFrom } : null;
  }

  @Mutation(() => RecordContactsPayload, {
    nullable: true,
    description: "Records how an agency's complaint desk is reached (catat kontak).",
  })
  @Directive('@authenticated')
  @Directive('@requiresScopes(scopes: [["directory:write"]])')
  async recordContacts(
    @Arg('input', () => RecordContactsInput, { description: 'What to change (masukan).' }) change: RecordContactsInput,
    @Ctx() context: RequestContext,
  ): Promise<RecordContactsPayload> {
    const agency = await this.contacts.record(context.viewer, change);
    context.clear();
    return { agency };
  }
}
