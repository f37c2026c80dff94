import { composeServices } from '@apollo/composition';
import { printSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { Args, Query, Resolver } from 'type-graphql';
import { buildFederatedSchema } from './build-schema.js';
import { connectionType, type Page, PageArguments } from './connection.js';
import { buildDeadline, Deadline, DeadlineKind } from './deadline.type.js';
import { buildCalendar } from './working-days.js';

const stored = {
  kind: DeadlineKind.FOLLOW_UP,
  dueOn: '2026-03-17',
  dueAt: new Date('2026-03-17T15:59:59.999Z'),
  timeZone: 'Asia/Makassar',
  provisional: false,
  legalBasis: 'PermenPANRB 5/2025',
};

it('shows a stored deadline with the days that are left in the zone of who has to act', () => {
  const calendar = buildCalendar([2026], []);
  // 16:30 UTC on the 16th is already the 17th in Makassar.
  const deadline = buildDeadline(stored, new Date('2026-03-16T16:30:00Z'), { calendar });
  expect(deadline).toMatchObject({ ...stored, workingDaysLeft: 0 });
});

it('counts the holidays of the region', () => {
  const calendar = buildCalendar([2026], [{ date: '2026-03-17', region: '73' }]);
  const now = new Date('2026-03-13T02:00:00Z');
  expect(buildDeadline(stored, now, { calendar }).workingDaysLeft).toBe(2);
  expect(buildDeadline(stored, now, { calendar, region: '73.71' }).workingDaysLeft).toBe(1);
});

describe('in two subgraphs', () => {
  const DeadlineConnection = connectionType(Deadline, 'DeadlineConnection', { description: 'Deadlines.' });

  @Resolver()
  class ComplaintResolver {
    @Query(() => Deadline, { description: 'Due.' })
    complaintDeadline(): Deadline {
      return buildDeadline(stored, new Date('2026-03-16T02:00:00Z'), { calendar: buildCalendar([2026], []) });
    }
  }

  @Resolver()
  class RequestResolver {
    @Query(() => DeadlineConnection, { description: 'Due.' })
    requestDeadlines(@Args(() => PageArguments) _page: PageArguments): Page<Deadline> {
      throw new Error('never asked');
    }

    @Query(() => Deadline, { description: 'Due.' })
    requestDeadline(): Deadline {
      throw new Error('never asked');
    }
  }

  const buildComplaint = () => buildFederatedSchema({ resolvers: [new ComplaintResolver()], references: {} });

  it('composes without an error or a hint', async () => {
    const schemas = {
      complaint: await buildComplaint(),
      ppid: await buildFederatedSchema({ resolvers: [new RequestResolver()], references: {} }),
    };
    const services = Object.entries(schemas).map(([name, schema]) => ({
      name,
      typeDefs: parse(printSubgraphSchema(schema)),
    }));
    const { errors, hints } = composeServices(services);
    expect(errors).toBeUndefined();
    expect(hints?.map(({ message }) => message)).toEqual([]);
  });

  it('is served with its dates in UTC', async () => {
    const source = '{ complaintDeadline { kind dueOn dueAt timeZone workingDaysLeft provisional legalBasis } }';
    expect(await graphql({ schema: await buildComplaint(), source })).toEqual({
      data: { complaintDeadline: { ...stored, dueAt: '2026-03-17T15:59:59.999Z', workingDaysLeft: 1 } },
    });
  });
});
