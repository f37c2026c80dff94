import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { OFFICER } from '../kit/shared-descriptions.js';
import { PostKind } from './post-kind.enum.js';
import { Role } from './role.enum.js';

@ObjectType({ description: OFFICER.type })
@Directive('@key(fields: "id")')
export class Officer {
  @Field(() => ID, { description: OFFICER.id })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The name with its titles (nama).' })
  @Directive('@requiresScopes(scopes: [["directory:officers"]])')
  name!: string | null;
}

@ObjectType({ description: 'A post that an officer holds or held at an agency (jabatan).' })
export class Post {
  @Field(() => ID, { description: 'Immutable (pengenal).' })
  id!: string;

  @Field(() => String, { description: 'What the post is called: Kepala Dinas (nama jabatan).' })
  title!: string;

  @Field(() => Role, { nullable: true, description: 'The role in the hub that comes with it (peran).' })
  role!: Role | null;

  @Field(() => PostKind, { description: 'How it is held: definitive or acting (status jabatan).' })
  kind!: PostKind;

  @Field(() => String, {
    nullable: true,
    description: 'The functional position of who holds it, such as Pranata Humas (jabatan fungsional).',
  })
  functionalPosition!: string | null;

  @Field(() => Int, { description: 'Grows with each change; give it as `expectedVersion` (versi).' })
  version!: number;
}
