import { randomUUID } from 'node:crypto';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { AgencyFacts, PpidEvents } from '../../schema/events.js';
import { entitledAt } from '../kit/access.js';
import type { Database } from '../kit/database.js';
import { Directory } from '../kit/directory/directory.js';
import { badInput } from '../kit/errors.js';
import type { Feed } from '../kit/feed.js';
import { idempotent, UNSEALED } from '../kit/idempotency.js';
import { isWithinOrganisation, organisationAndAbove } from '../kit/relations.js';
import { inOrderOf, type LoadMany } from '../kit/request-context.js';
import { validate } from '../kit/validate.js';
import type { Viewer } from '../kit/viewer.js';
import { localDate } from '../kit/working-days.js';
import { assertAllowed } from './access.js';
import { findAgency, lockAgency } from './find-agency.js';
import { PpidKind, PpidRow } from './ppid.entity.js';
import { type DesignatePpidInput, designatePpidSchema, type NewPpid } from './ppid.input.js';
import { REFUSALS } from './refusals.js';

/** Who is whose PPID. Everyone may know. */
export class PpidService {
  constructor(
    private readonly database: Database,
    private readonly feed: Feed<PpidEvents>,
    private readonly now: () => Date,
  ) {}

  /** The present PPID by agency: its own, else that of the nearest body above it in its organisation. */
  readonly loadPresent: LoadMany<string, PpidRow | undefined> = async (agencyIds) => {
    const directory = new Directory(this.database.read);
    const agencies = await directory.byIds(agencyIds);
    const paths = new Set(agencies.flatMap(({ organisation }) => organisationAndAbove(organisation)));
    const candidates = await directory.byOrganisations([...paths]);
    const ids = candidates.map(({ id }) => id);
    const rows = await this.database.read.findBy(PpidRow, { agencyId: In(ids), until: IsNull() });
    const byPath = new Map<string, PpidRow>();
    for (const { id, organisation, closedAt } of candidates) {
      const row = rows.find(({ agencyId }) => agencyId === id);
      if (row && closedAt === null) byPath.set(organisation, row);
    }
    return agencyIds.map((agencyId) => {
      const agency = agencies.find(({ id }) => id === agencyId);
      const nearestFirst = organisationAndAbove(agency?.organisation ?? '').reverse();
      return nearestFirst.map((path) => byPath.get(path)).find((row) => row !== undefined);
    });
  };

  /** Designations by id. */
  readonly loadPpids: LoadMany<string, PpidRow | undefined> = async (ids) => {
    const rows = await this.database.read.findBy(PpidRow, { id: In([...ids]) });
    return inOrderOf(ids, rows, (row) => row.id);
  };

  /** Designates the PPID of an agency in place of the one before, with the event, and answers the id. */
  async designate(viewer: Viewer, input: DesignatePpidInput): Promise<string> {
    const ppid = validate(designatePpidSchema, input);
    const now = this.now();
    return this.database.write(async (manager) => {
      const scope = `designatePpid:${viewer.subject ?? ''}`;
      const request = { scope, key: ppid.idempotencyKey, content: ppid, now };
      // First: an agency that has another code since, or has ended, is not found by the code that is sent again.
      const id = await idempotent(manager, UNSEALED, request, async () => {
        const agency = await findAgency(manager, ppid.agency, 'input.agency');
        assertAllowed(viewer, 'DESIGNATE', agency);
        return this.insert(manager, agency, ppid, now);
      });
      const { agencyId } = await manager.findOneByOrFail(PpidRow, { id });
      assertAllowed(viewer, 'DESIGNATE', (await new Directory(manager).byId(agencyId)) as AgencyFacts);
      return id;
    });
  }

  private async insert(manager: EntityManager, agency: AgencyFacts, ppid: NewPpid, now: Date): Promise<string> {
    if (ppid.since > localDate(now, agency.timeZone)) {
      throw badInput('input.since', REFUSALS.designatedInFuture);
    }
    assertKindFits(agency, ppid.kind);
    const unit = await findAgency(manager, ppid.unit, 'input.unit');
    if (!isWithinOrganisation(unit.organisation, agency.organisation)) {
      throw badInput('input.unit', REFUSALS.unitElsewhere);
    }
    await this.endPresent(manager, agency, ppid.since);
    const id = randomUUID();
    await manager.insert(PpidRow, {
      id,
      agencyId: agency.id,
      kind: ppid.kind,
      unitId: unit.id,
      superior: ppid.superior,
      deskAddress: ppid.desk?.address ?? null,
      deskPhone: ppid.desk?.phone ?? null,
      deskEmail: ppid.desk?.email ?? null,
      deskUrl: ppid.desk?.url ?? null,
      decreeNumber: ppid.decreeNumber,
      since: ppid.since,
      until: null,
      confirmed: true,
      recordedAt: now,
    });
    await this.feed.append(manager, {
      kind: 'PPID_DESIGNATED',
      aggregateId: id,
      occurredAt: now,
      payload: { ppidId: id, agencyId: agency.id },
      entitled: await entitledAt(new Directory(manager), [agency]),
    });
    return id;
  }

  /** The agency's row is locked first, so that of two who designate at once the second ends what the first began. */
  private async endPresent(manager: EntityManager, agency: AgencyFacts, since: string): Promise<void> {
    await lockAgency(manager, this.database.dialect, agency.id);
    const present = await manager.findBy(PpidRow, { agencyId: agency.id, until: IsNull() });
    if (present.some((row) => row.since !== null && row.since > since)) {
      throw badInput('input.since', REFUSALS.designatedBeforePresent);
    }
    await manager.update(PpidRow, { agencyId: agency.id, until: IsNull() }, { until: since });
  }
}

/** A village has a PPID desa; a unit or district a PPID pelaksana; every other body a PPID utama. */
function assertKindFits({ level, organisation }: AgencyFacts, kind: PpidKind): void {
  const isUnit = organisation.includes('/');
  const fitting = isUnit ? PpidKind.PELAKSANA : level === 'VILLAGE' ? PpidKind.DESA : PpidKind.UTAMA;
  if (kind !== fitting) throw badInput('input.kind', REFUSALS.otherKind(fitting));
}
