import { ObjectType } from 'type-graphql';
import { HandlingPayload } from '../handling.type.js';

@ObjectType({ description: 'A complaint after it was merged into another one (hasil penggabungan).' })
export class MergeComplaintPayload extends HandlingPayload {}

@ObjectType({ description: 'A complaint after it was separated again (hasil pembatalan penggabungan).' })
export class UnmergeComplaintPayload extends HandlingPayload {}
