import { join } from 'node:path';
import Database from 'libsql';
import type { GraphqlAnswer, Variables } from '../../../demo/hub-client.js';
import { seededAgencyId } from '../../../embedded/personas.js';
import { request } from './asking.js';
import { codeAt, valueAt } from './cells.js';
import { ANONYMOUS, BODY, tokenOf, UNIT, type Viewer, viewerAt } from './viewers.js';
import { adminOf, deskOf, portalOf, REPORTER, type Submitted, submit, type World } from './world.js';

const REVEAL = /* GraphQL */ `
  mutation Reveal($input: RevealReporterInput!) { revealReporter(input: $input) { reporter { name nik phone email address } } }`;

/** Who learns people's names: reporters' on record, officers' at work. */
export function identitySuite(world: () => World, folder: string): void {
  const hub = () => world().hub;
  const send = async (who: Viewer, query: string, variables: Variables = {}): Promise<GraphqlAnswer<unknown>> =>
    request(hub(), query, variables, await tokenOf(hub(), who));
  const reveal = (who: Viewer, { id }: Submitted, purpose: string) =>
    send(who, REVEAL, { input: { complaintId: id, purpose } });

  /** The record of who read the identity behind a complaint. */
  function accessesOf({ id }: Submitted): unknown[] {
    const database = new Database(join(folder, 'complaint.sqlite'), { readonly: true });
    try {
      return database
        .prepare('SELECT subject, role, agencyId, purpose FROM identity_access WHERE complaintId = ?')
        .all(id);
    } finally {
      database.close();
    }
  }

  it('puts on record who reveals a reporter, and why', async () => {
    const complaint = await submit(hub(), ANONYMOUS, { toAgency: UNIT });
    const purpose = 'Menanyakan lokasi persis kepada pelapor.';
    const refused = [viewerAt('LIAISON_OFFICER', UNIT), viewerAt('HEAD', UNIT), deskOf(), adminOf('33')];
    for (const who of refused) {
      const answer = await reveal(who, complaint, purpose);
      expect(answer.data).toEqual({ revealReporter: null });
    }
    expect(accessesOf(complaint)).toEqual([]);
    const answer = await reveal(adminOf(BODY), complaint, purpose);
    expect(answer).toEqual({
      data: { revealReporter: { reporter: REPORTER } },
    });
    expect(accessesOf(complaint)).toEqual([
      { subject: `matrix:${adminOf(BODY).title}`, role: 'AGENCY_ADMIN', agencyId: seededAgencyId(BODY), purpose },
    ]);
  });

  it('keeps an anonymous reporter from every handler; only the national desk reveals, while it holds the complaint', async () => {
    const purpose = 'Klarifikasi atas izin pelapor.';
    const held = await submit(hub(), ANONYMOUS, { toAgency: UNIT, anonymous: true });
    for (const who of [adminOf(UNIT), adminOf(BODY), viewerAt('LIAISON_OFFICER', UNIT), deskOf()]) {
      expect(codeAt(await reveal(who, held, purpose), ['revealReporter'])).toBe('FORBIDDEN');
    }
    expect(accessesOf(held)).toEqual([]);
    const atDesk = await submit(hub(), ANONYMOUS, { anonymous: true });
    const answer = await reveal(deskOf(), atDesk, purpose);
    expect(valueAt(answer.data, ['revealReporter', 'reporter', 'name'])).toBe(REPORTER.name);
    expect(accessesOf(atDesk)).toHaveLength(1);
  });

  const PEOPLE_OF_AGENCY = /* GraphQL */ `
    query People($code: String!) {
      agency(code: $code) {
        name
        head { name }
        appointmentLetter { number members { name role } }
      }
    }`;

  it('names officers to those who work in the hub, and shows the SK to those who read trainings', async () => {
    const seenBy = async (who: Viewer) => {
      const { data } = await send(who, PEOPLE_OF_AGENCY, { code: UNIT });
      expect(valueAt(data, ['agency', 'name'])).toEqual(expect.any(String));
      return [valueAt(data, ['agency', 'head']) !== null, valueAt(data, ['agency', 'appointmentLetter']) !== null];
    };
    expect(await seenBy(ANONYMOUS)).toEqual([false, false]);
    expect(await seenBy(portalOf(UNIT))).toEqual([false, false]);
    expect(await seenBy(viewerAt('PPID_OFFICER', UNIT))).toEqual([true, false]);
    expect(await seenBy(viewerAt('HEAD', 'kl.bpk'))).toEqual([true, true]);
  });
}
