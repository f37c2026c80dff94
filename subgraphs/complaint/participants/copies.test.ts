import { type Asker, asker, CITIZEN, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK, moveDown, submit, versionOf } from '../../../test/kit/complaint-scenario.js';
import { endOfFeed, movementsOf } from '../../../test/kit/complaint-stream.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId } from '../../../test/kit/directory-double.js';
import { insertRows } from '../../kit/insert-rows.js';
import { ComplaintParticipantRow } from './participant.entity.js';

const COPY = `mutation ($input: CopyComplaintInput!) {
  copyComplaint(input: $input) { state status version complaint { copies { agency { id } } } }
}`;
const END = 'mutation ($input: EndCopyInput!) { endCopy(input: $input) { state version } }';
const FILE = `query ($id: ID) { complaint(id: $id) {
  id title version state handler { id } deadlines { kind dueAt } supervisor { id }
  copies { agency { id } addedBy { id } note } timeline { kind from { id } to { id } note }
} }`;
const LIST = `query ($first: Int! = 20, $after: String, $filter: ComplaintFilter) {
  complaints(first: $first, after: $after, filter: $filter, sort: RECEIVED_ASC) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id title copies { agency { id } } supervisor { id } } }
  }
}`;
const INBOX = '{ inbox { edges { node { id } } } }';
const TRACK = `query ($trackingNumber: String!, $secret: Secret!) {
  trackComplaint(trackingNumber: $trackingNumber, secret: $secret) { timeline { kind to { id } note } }
}`;
const REGENCY = asker('AGENCY_ADMIN', '32.16');
const UNIT = asker('LIAISON_OFFICER', '32.16/dsdabmbk');
const CITY = asker('AGENCY_ADMIN', '32.73');
const CITY_OFFICER = asker('LIAISON_OFFICER', '32.73');
const NOTE = 'Jalan ini berada di batas kedua daerah.';
/** What the sequencer and the consumer of the directory's feed ask between requests. */
const BACKGROUND = /FROM ["`](event|feed_offset)["`]/;

interface Listed {
  complaints: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    edges: { node: { id: string; title: string | null } }[];
  };
}

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterAll(() => hub.close());

  const change = async (mutation: string, who: Asker, complaintId: string, input: object) =>
    hub.ask(who, mutation, {
      input: { complaintId, expectedVersion: await versionOf(hub, complaintId), ...input },
    });
  const copy = async (id: string, toAgency: string, who = REGENCY) => {
    const { errors } = await change(COPY, who, id, { toAgency, note: NOTE });
    if (errors) throw new Error(JSON.stringify(errors));
  };
  const end = async (id: string, agency: string) => {
    const { errors } = await change(END, REGENCY, id, { agency });
    if (errors) throw new Error(JSON.stringify(errors));
  };
  const refusal = async (mutation: string, who: Asker, id: string, input: object) => {
    const { errors } = await change(mutation, who, id, input);
    const { code, fields } = (errors?.[0]?.extensions ?? {}) as { code?: string; fields?: { path: string }[] };
    return [code, fields?.[0]?.path].filter(Boolean).join(' ');
  };
  const file = async (who: Asker, id: string) =>
    (await hub.data<{ complaint: Record<string, unknown> }>(who, FILE, { id })).complaint;
  const list = async (who: Asker, variables: Record<string, unknown> = {}) =>
    (await hub.data<Listed>(who, LIST, variables)).complaints;
  const idsOf = ({ edges }: Listed['complaints']) => edges.map(({ node }) => node.id);
  const held = async (overrides: Record<string, unknown> = {}) => {
    const complaint = await submit(hub, { toAgency: '32.16', ...overrides });
    await act(hub, REGENCY, 'verify', complaint.id);
    return complaint;
  };

  it('gives another agency the whole complaint to read, and leaves its holder, state and clocks as they are', async () => {
    const { id } = await held({ secret: true, title: 'Laporan rahasia di batas kota' });
    expect(await hub.code(CITY, FILE, { id })).toBe('NOT_FOUND');
    const { version, state, handler, deadlines } = await file(DESK, id);
    await copy(id, '32.73');
    const copies = [{ agency: { id: agencyId('32.73') }, addedBy: { id: agencyId('32.16') }, note: NOTE }];
    for (const who of [CITY, CITY_OFFICER, asker('HEAD', '32.73'), REGENCY]) {
      expect(await file(who, id)).toMatchObject({
        title: 'Laporan rahasia di batas kota',
        version: (version as number) + 1,
        state,
        handler,
        deadlines,
        copies,
      });
    }
    expect(idsOf(await list(CITY))).toContain(id);
    expect(idsOf(await list(CITY, { filter: { search: 'RAHASIA batas kota' } }))).toEqual([id]);
    const { inbox } = await hub.data<{ inbox: { edges: { node: { id: string } }[] } }>(CITY, INBOX);
    expect(inbox.edges.map(({ node }) => node.id)).not.toContain(id);
    expect(
      await refusal(
        'mutation ($input: AcceptComplaintInput!) { acceptComplaint(input: $input) { state } }',
        CITY,
        id,
        {},
      ),
    ).toBe('FORBIDDEN');
  });

  it('shows the copy to those alone who see it: its agency and the bodies above, not below or beside', async () => {
    const { id } = await held();
    await copy(id, '32.16.06.2001');
    await copy(id, '17.02');
    for (const who of [asker('AGENCY_ADMIN', '17.02'), asker('AGENCY_ADMIN', '32.16.06.2001')]) {
      expect(await file(who, id)).toMatchObject({ id });
    }
    for (const who of [
      asker('AGENCY_ADMIN', '17'),
      asker('PROVINCIAL_MONITOR', '17'),
      asker('PPID_OFFICER', '17.02'),
      asker('PORTAL', '17.02'),
      CITY,
    ]) {
      expect(await hub.code(who, FILE, { id })).toBe('NOT_FOUND');
      expect(idsOf(await list(who))).not.toContain(id);
    }
  });

  it('tells the reporter to whom a copy went, without what agencies note', async () => {
    const { id, trackingNumber, secret } = await held();
    await copy(id, '32.73');
    await end(id, '32.73');
    const { trackComplaint } = await hub.data<{ trackComplaint: { timeline: unknown[] } }>(CITIZEN, TRACK, {
      trackingNumber,
      secret,
    });
    const to = { id: agencyId('32.73') };
    expect(trackComplaint.timeline.slice(-2)).toEqual([
      { kind: 'COPIED', to, note: null },
      { kind: 'COPY_ENDED', to, note: null },
    ]);
  });

  it('hides from a portal who gave the copy and why', async () => {
    const { id } = await submit(hub, { toAgency: '32.16' }, asker('PORTAL', '91'));
    await copy(id, '32.73');
    const shown = await file(asker('PORTAL', '91'), id);
    expect(shown.copies).toEqual([{ agency: { id: agencyId('32.73') }, addedBy: null, note: null }]);
    expect(JSON.stringify(shown)).not.toContain(NOTE);
  });

  it('refuses the holder itself, a closed agency, an unknown one, and a second copy', async () => {
    const { id } = await held();
    await copy(id, '32.73');
    const before = await file(DESK, id);
    const refusals: [string, object, string][] = [
      [COPY, { toAgency: '32.16' }, 'BAD_USER_INPUT input.toAgency'],
      [COPY, { toAgency: agencyId('32.98') }, 'BAD_USER_INPUT input.toAgency'],
      [COPY, { toAgency: 'kl.tidakada' }, 'BAD_USER_INPUT input.toAgency'],
      [COPY, { toAgency: '32.73' }, 'BAD_USER_INPUT input.toAgency'],
      [END, { agency: '17' }, 'BAD_USER_INPUT input.agency'],
    ];
    for (const [mutation, input, expected] of refusals) {
      expect(await refusal(mutation, REGENCY, id, input)).toBe(expected);
    }
    expect(await hub.code(REGENCY, COPY, { input: { complaintId: id, expectedVersion: 1, toAgency: '17' } })).toBe(
      'CONFLICT',
    );
    expect(await file(DESK, id)).toEqual(before);
  });

  const askers: [Asker, string][] = [
    [REGENCY, ''],
    [asker('LIAISON_OFFICER', '32.16'), ''],
    [asker('HEAD', '32.16'), 'FORBIDDEN'],
    [DESK, 'FORBIDDEN'],
    [asker('NATIONAL_MONITOR', 'kl.panrb'), 'FORBIDDEN'],
    [asker('PROVINCIAL_MONITOR', '32'), 'FORBIDDEN'],
    [CITY, 'FORBIDDEN'],
    [asker('AGENCY_ADMIN', '17'), 'NOT_FOUND'],
  ];
  it.each(askers.map(([who, outcome]) => [who.subject, outcome, who] as const))(
    'lets %s copy, or refuses: "%s"',
    async (_subject, expected, who) => {
      const { id } = await held();
      await copy(id, '32.73');
      expect(await refusal(COPY, who, id, { toAgency: 'kl.bpkp' })).toBe(expected);
    },
  );

  it('ends access with the copy, and gives it again with a new one', async () => {
    const { id } = await held();
    await copy(id, '32.73');
    await end(id, '32.73');
    expect(await hub.code(CITY, FILE, { id })).toBe('NOT_FOUND');
    expect(idsOf(await list(CITY))).not.toContain(id);
    await copy(id, '32.73');
    expect(await file(CITY, id)).toMatchObject({ id });
  });

  it('keeps a copy when the complaint goes on to others, and has none of its events before it or after its end', async () => {
    const after = await endOfFeed(hub);
    const { id } = await submit(hub);
    await act(hub, DESK, 'verify', id);
    await act(hub, DESK, 'forward', id, { toAgency: '32.16' });
    await act(hub, REGENCY, 'accept', id);
    await copy(id, '32.73');
    await act(hub, REGENCY, 'forward', id, { toAgency: '17.02' });
    expect(await file(CITY, id)).toMatchObject({ handler: { id: agencyId('17.02') } });
    await act(hub, asker('AGENCY_ADMIN', '17.02'), 'return', id);
    await end(id, '32.73');
    await act(hub, REGENCY, 'forward', id, { toAgency: '32.16/dsdabmbk' });
    const all = ['sp4n → 32.16', '32.16 → 17.02', '17.02 → 32.16', '32.16 → 32.16/dsdabmbk'];
    expect(await movementsOf(hub, DESK, after, all.length)).toEqual(all);
    expect(await movementsOf(hub, REGENCY, after)).toEqual(all);
    expect(await movementsOf(hub, CITY, after)).toEqual(all.slice(1, 3));
    expect(await movementsOf(hub, asker('AGENCY_ADMIN', '17'), after)).toEqual([]);
  });

  it('pages through what is held and what is copied as one list, at the same cost for many as for few', async () => {
    const regent = asker('AGENCY_ADMIN', '91.03');
    const own = await submit(hub, { toAgency: '91.03' });
    const copied: string[] = [];
    for (let index = 0; index < 6; index++) {
      const { id } = await held({ secret: index % 2 === 0 });
      await copy(id, '91.03');
      copied.push(id);
    }
    const ended = await held();
    await copy(ended.id, '91.03');
    await end(ended.id, '91.03');
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: Listed['complaints'] = await list(regent, { first: 2, after });
      expect(page.totalCount).toBe(7);
      seen.push(...idsOf(page));
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect([...seen].sort()).toEqual([own.id, ...copied].sort());
    const statementsOf = async (first: number) => {
      hub.statements.length = 0;
      const { edges } = await list(regent, { first });
      expect(edges).toHaveLength(first);
      expect(edges.every(({ node }) => node.title !== null)).toBe(true);
      return hub.statements.filter((sql) => sql.startsWith('SELECT') && !BACKGROUND.test(sql)).length;
    };
    expect(await statementsOf(7)).toBe(await statementsOf(2));
  });

  it('finds the copies also of an agency that has more than are looked up beforehand', async () => {
    const busy = asker('AGENCY_ADMIN', 'kl.panrb');
    const { id } = await held();
    await copy(id, 'kl.panrb');
    const row = {
      agencyId: agencyId('kl.panrb'),
      organisation: 'kl.panrb',
      kind: 'COPY' as const,
      since: hub.clock.now,
    };
    const others = Array.from({ length: 1_000 }, (_, index) => ({
      ...row,
      id: `other-${index}`,
      complaintId: `gone-${index}`,
      until: null,
      addedById: null,
      note: null,
    }));
    await hub.subgraph.database.write((manager) => insertRows(manager, ComplaintParticipantRow, others));
    expect(idsOf(await list(busy))).toEqual([id]);
    expect(idsOf(await list(busy, { filter: { search: 'jalan berlubang' } }))).toEqual([id]);
    expect(idsOf(await list(asker('AGENCY_ADMIN', 'kl.bpkp')))).not.toContain(id);
  });

  describe('a supervisor', () => {
    const forwarded = async (toAgency: string, supervisor?: string) => {
      const { id } = await submit(hub);
      await act(hub, DESK, 'verify', id);
      await act(hub, DESK, 'forward', id, { toAgency, supervisor });
      return id;
    };

    it.each([
      ['32.16', '32'],
      ['32.16', '32/diskominfo'],
      ['32.16/dsdabmbk', '32'],
      ['32.16.06.2001', '32'],
      ['kl.atrbpn/kanwil-jabar', '32'],
      ['32', '32/diskominfo'],
    ])('of %s may be %s, which then reads the complaint', async (receiver, supervisor) => {
      const id = await forwarded(receiver, supervisor);
      expect(await file(DESK, id)).toMatchObject({ supervisor: { id: agencyId(supervisor) } });
      expect(await file(asker('AGENCY_ADMIN', supervisor), id)).toMatchObject({ id });
      expect(await refusal(COPY, asker('PROVINCIAL_MONITOR', '32'), id, { toAgency: '17' })).toBe('FORBIDDEN');
    });

    it.each([
      ['32.16', '17'],
      ['32.16', '32.73'],
      ['32.16', '32.16'],
      ['32.16', '32.16/diskominfo'],
      ['32.16', 'kl.panrb'],
      ['32.16', 'tidak-ada'],
      ['32.16', agencyId('32.98')],
      ['kl.bpk', '32'],
      ['kl.atrbpn/kanwil-jabar', '17'],
    ])('of %s cannot be %s', async (receiver, supervisor) => {
      const { id } = await submit(hub);
      await act(hub, DESK, 'verify', id);
      const forward = 'mutation ($input: ForwardComplaintInput!) { forwardComplaint(input: $input) { state } }';
      expect(await refusal(forward, DESK, id, { toAgency: receiver, supervisor })).toBe(
        'BAD_USER_INPUT input.supervisor',
      );
      expect(await file(DESK, id)).toMatchObject({ state: 'VERIFIED', supervisor: null });
    });

    it('stays when the complaint goes on, until another one takes its place', async () => {
      const id = await forwarded('32.16', '32/diskominfo');
      const officer = asker('AGENCY_ADMIN', '32/diskominfo');
      await act(hub, REGENCY, 'accept', id);
      await act(hub, REGENCY, 'forward', id, { toAgency: '32.16/dsdabmbk' });
      expect(await file(officer, id)).toMatchObject({ handler: { id: agencyId('32.16/dsdabmbk') } });
      await act(hub, UNIT, 'return', id);
      await act(hub, REGENCY, 'forward', id, { toAgency: '17.02', supervisor: '17' });
      expect(await hub.code(officer, FILE, { id })).toBe('NOT_FOUND');
      expect(await file(asker('AGENCY_ADMIN', '17'), id)).toMatchObject({ supervisor: { id: agencyId('17') } });
    });

    it('takes part no more once the complaint leaves what it is over, also where none takes its place', async () => {
      const id = await forwarded('32.16', '32');
      const officer = asker('AGENCY_ADMIN', '32');
      await act(hub, REGENCY, 'return', id);
      expect(await hub.code(officer, FILE, { id })).toBe('NOT_FOUND');
      await act(hub, DESK, 'forward', id, { toAgency: '17.02' });
      expect(await hub.code(officer, FILE, { id })).toBe('NOT_FOUND');
      expect(await file(DESK, id)).toMatchObject({ supervisor: null });
    });

    it('is told what happens from the forwarding on that named it to the one that names another', async () => {
      const after = await endOfFeed(hub);
      const id = await forwarded('kl.atrbpn/kanwil-jabar', '32');
      await act(hub, asker('AGENCY_ADMIN', 'kl.atrbpn'), 'accept', id);
      await act(hub, asker('AGENCY_ADMIN', 'kl.atrbpn'), 'forward', id, { toAgency: '17.02', supervisor: '17' });
      await act(hub, asker('AGENCY_ADMIN', '17.02'), 'return', id);
      const all = ['sp4n → kl.atrbpn/kanwil-jabar', 'kl.atrbpn/kanwil-jabar → 17.02', '17.02 → kl.atrbpn/kanwil-jabar'];
      expect(await movementsOf(hub, DESK, after, all.length)).toEqual(all);
      expect(await movementsOf(hub, asker('PROVINCIAL_MONITOR', '32'), after)).toEqual(all.slice(0, 2));
      expect(await movementsOf(hub, asker('AGENCY_ADMIN', '17'), after)).toEqual(all.slice(1));
    });

    it('sees of a secret complaint that it exists and not what it says', async () => {
      const { id } = await submit(hub, { secret: true });
      await moveDown(hub, id, ['32.16']);
      expect(await hub.code(asker('AGENCY_ADMIN', '32'), FILE, { id })).toBe('NOT_FOUND');
      await act(hub, REGENCY, 'accept', id);
      await act(hub, REGENCY, 'forward', id, { toAgency: '32.16/dsdabmbk', supervisor: '32', note: 'Segera.' });
      const shown = await file(asker('AGENCY_ADMIN', '32'), id);
      expect(shown).toMatchObject({ title: null, supervisor: { id: agencyId('32') } });
      expect(JSON.stringify(shown)).not.toContain('Segera.');
    });
  });
});
