import { ObjectType } from 'type-graphql';
import { HandlingPayload } from '../handling.type.js';

@ObjectType({ description: 'A complaint whose receipt was confirmed (hasil tanda terima).' })
export class ConfirmReceiptPayload extends HandlingPayload {}

@ObjectType({ description: 'A complaint whose sender’s deadline was revised (hasil perubahan tenggat).' })
export class ReviseDeadlinePayload extends HandlingPayload {}
