import { randomUUID } from 'node:crypto';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ComplaintEvents } from '../../../schema/events.js';
import { allowingGrant, type RowStanding, whereAllowed } from '../../kit/access.js';
import { mapPage, type Page } from '../../kit/connection.js';
import { isUniqueViolation } from '../../kit/database.js';
import { Directory } from '../../kit/directory/directory.js';
import { CodedError } from '../../kit/errors.js';
import { idempotent, UNSEALED } from '../../kit/idempotency.js';
import { pageByKeyset } from '../../kit/keyset-page.js';
import type { SubgraphKit } from '../../kit/subgraph.js';
import type { Viewer, ViewerGrant } from '../../kit/viewer.js';
import { ACCESS, type ComplaintAction } from '../access.js';
import { agencyOf } from '../agency.type.js';
import type { RuleOwner } from '../region-standing.js';
import { RuleChangeRow } from './rule-change.entity.js';
import type { RuleChange, RuleChangeKind } from './rule-change.type.js';

/** The zone of the country in which a day begins first. */
export const EASTERNMOST_ZONE = 'Asia/Jayapura';

/** A rule after somebody changed it. */
export interface ChangedRule {
  kind: RuleChangeKind;
  ruleId: string;
  /** The rule as it is now. */
  content: object;
}

/** The transaction in which somebody changes a rule. */
export class RuleScene {
  readonly directory: Directory;

  constructor(
    readonly manager: EntityManager,
    private readonly viewer: Viewer,
    readonly now: Date,
  ) {
    this.directory = new Directory(manager);
  }

  /** The grant by which the viewer may do `action` with the rules of a body. Throws `FORBIDDEN`. */
  permit(action: ComplaintAction, standing: RowStanding): ViewerGrant {
    return this.permitAll([[action, standing]]);
  }

  /** The one grant by which the viewer may do all of it. Throws `FORBIDDEN`. */
  permitAll(needs: readonly (readonly [ComplaintAction, RowStanding])[]): ViewerGrant {
    const allows = (grant: ViewerGrant) =>
      needs.every(([action, standing]) => allowingGrant({ grants: [grant] }, action, standing, ACCESS) !== undefined);
    const grant = this.viewer.grants.find(allows);
    if (!grant) throw new CodedError('FORBIDDEN');
    return grant;
  }

  /** Inserts what nobody has inserted meanwhile. Throws `CONFLICT`. */
  async insert<Row extends ObjectLiteral>(target: EntityTarget<Row>, row: Row): Promise<void> {
    try {
      await this.manager.createQueryBuilder().insert().into(target).values(row).updateEntity(false).execute();
    } catch (error) {
      throw isUniqueViolation(error) ? new CodedError('CONFLICT') : error;
    }
  }

  /** Writes down who did it, and for whose rules. */
  async record(
    { role, agency }: ViewerGrant,
    { id: ownerId, organisation, supervision }: RuleOwner,
    change: ChangedRule,
  ): Promise<void> {
    await this.insert(RuleChangeRow, {
      id: randomUUID(),
      at: this.now,
      subject: this.viewer.subject ?? '',
      role,
      agencyId: agency.id,
      ownerId,
      organisation,
      supervision,
      ...change,
    });
  }
}

/** Changes rules for those who may, each change with its note of who did it in one transaction. */
export class RuleChanges {
  constructor(private readonly kit: SubgraphKit<ComplaintEvents>) {}

  /** What `work` makes of the rules. What it throws leaves them as they were. */
  change<T>(viewer: Viewer, work: (scene: RuleScene) => Promise<T>): Promise<T> {
    return this.kit.database.write((manager) => work(new RuleScene(manager, viewer, this.kit.now())));
  }

  /** `change`, once for a key: the same content is answered the same for 24 hours. Throws `CONFLICT` for other content. */
  changeOnce<T>(
    viewer: Viewer,
    mutation: string,
    { idempotencyKey: key, ...content }: { idempotencyKey: string },
    work: (scene: RuleScene) => Promise<T>,
  ): Promise<T> {
    const now = this.kit.now();
    const scope = `${mutation}:${viewer.subject ?? ''}`;
    return this.change(viewer, (scene) =>
      idempotent(scene.manager, UNSEALED, { scope, key, content, now }, () => work(scene)),
    );
  }

  /** A page of what was changed of the rules that the viewer administers, the latest first. Throws `BAD_USER_INPUT`. */
  async list(
    viewer: Viewer,
    { kinds, ...page }: { kinds?: readonly RuleChangeKind[] | null; first: number; after?: string | null },
  ): Promise<Page<RuleChange>> {
    const columns = { organisation: 'change.organisation', supervision: 'change.supervision' };
    const allowed = whereAllowed(viewer, 'READ_RULE_CHANGES', columns, ACCESS);
    const query = this.kit.database.read
      .createQueryBuilder(RuleChangeRow, 'change')
      .where(allowed.sql, allowed.parameters);
    if (kinds != null && kinds.length > 0) {
      query.andWhere('change.kind IN (:...kinds)', { kinds: [...new Set(kinds)] });
    }
    const sort = [{ column: 'at' as const, direction: 'DESC' as const, kind: 'timestamp' as const }];
    const rows = await pageByKeyset(query, { sort, idColumn: 'id', ...page });
    return mapPage(rows, ({ id, at, kind, ruleId, subject, role, agencyId, content }) => ({
      id,
      at,
      kind,
      rule: ruleId,
      subject,
      role,
      agency: agencyOf(agencyId),
      content: JSON.stringify(content),
    }));
  }
}
