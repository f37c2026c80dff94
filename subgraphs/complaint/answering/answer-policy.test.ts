import { asker, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { DESK, mutationOf } from '../../../test/kit/complaint-scenario.js';
import { bringTo, HOLDER } from '../../../test/kit/complaint-states.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId } from '../../../test/kit/directory-double.js';
import { COMPLAINT_VERSION, SIGNER, setPolicy, TEXT, WRITER } from '../../../test/kit/draft-scenario.js';
import { PORTAL } from '../../../test/kit/life-cycle-table.js';

const REGENCY = asker('AGENCY_ADMIN', '32.16');

describeEachDialect((dialect) => {
  let hub: ComplaintHub;

  beforeEach(async () => {
    hub = await openComplaintHub(dialect);
  });

  afterEach(() => hub.close());

  const respondCode = async (id: string) =>
    hub.code(WRITER, mutationOf('respond'), {
      input: { complaintId: id, expectedVersion: COMPLAINT_VERSION, text: TEXT },
    });
  const policyOf = async (agency: string) => {
    const query = `query ($agency: ID!) {
      answerPolicy(agency: $agency) { agency { id } signatureRequired validFrom basis setBy { id } version }
    }`;
    return (await hub.data<{ answerPolicy: unknown }>(REGENCY, query, { agency })).answerPolicy;
  };

  it('asks for a signature where an agency at or above the holder does, until the day from which it does no more', async () => {
    expect(await policyOf(HOLDER)).toBeNull();
    await setPolicy(hub, '32.16', true);
    expect(await policyOf(HOLDER)).toEqual({
      agency: { id: agencyId('32.16') },
      signatureRequired: true,
      validFrom: '2026-03-02',
      basis: 'Keputusan Bupati (contoh)',
      setBy: { id: agencyId('32.16') },
      version: 1,
    });
    await setPolicy(hub, HOLDER, false);
    await setPolicy(hub, '32.16', false, { validFrom: '2026-03-05', expectedVersion: 1 });
    const [before, after] = await bringTo(hub, ['ACCEPTED', 'ACCEPTED'], PORTAL);
    expect(await respondCode(before?.id as string)).toBe('SIGNATURE_REQUIRED');
    // 23:59 on the 4th in Bekasi, and midnight after it.
    hub.clock.now = new Date('2026-03-04T16:59:59Z');
    expect(await respondCode(before?.id as string)).toBe('SIGNATURE_REQUIRED');
    hub.clock.now = new Date('2026-03-04T17:00:00Z');
    expect(await respondCode(after?.id as string)).toBeUndefined();
    expect(await policyOf(HOLDER)).toMatchObject({ signatureRequired: false, agency: { id: agencyId(HOLDER) } });
    expect(await policyOf('32.16/diskominfo')).toMatchObject({ signatureRequired: false, version: 2 });
    expect(await policyOf('32.73')).toBeNull();
  });

  it('keeps policies for the admins of the agency and of what is above it, whose own the agency does not take back', async () => {
    const set = (who: typeof REGENCY, input: object) =>
      hub.ask(
        who,
        'mutation ($input: SetAnswerPolicyInput!) { setAnswerPolicy(input: $input) { policy { version } } }',
        {
          input: { agency: HOLDER, signatureRequired: true, basis: 'Keputusan (contoh)', ...input },
        },
      );
    const refusal = async (who: typeof REGENCY, input: object = {}) => (await set(who, input)).errors?.[0]?.extensions;
    for (const who of [WRITER, SIGNER, DESK, asker('AGENCY_ADMIN', '32'), asker('AGENCY_ADMIN', '32.16/diskominfo')]) {
      expect(await refusal(who)).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await refusal(REGENCY)).toBeUndefined();
    expect(await refusal(REGENCY)).toMatchObject({ code: 'CONFLICT', currentVersion: 1 });
    const unit = asker('AGENCY_ADMIN', HOLDER);
    expect(await refusal(unit, { expectedVersion: 1, signatureRequired: false })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(unit, { expectedVersion: 1 })).toBeUndefined();
    expect(await refusal(unit, { expectedVersion: 2, signatureRequired: false })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await policyOf(HOLDER)).toMatchObject({ signatureRequired: true, version: 2 });
    expect(await refusal(REGENCY, { expectedVersion: 2, validFrom: '2026-03-01' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: 'input.validFrom' }],
    });
    expect(await refusal(REGENCY, { agency: 'kl.tidakada' })).toMatchObject({ fields: [{ path: 'input.agency' }] });
    const answers = await Promise.all([1, 2, 3].map(() => set(REGENCY, { expectedVersion: 2 })));
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code).sort()).toEqual([
      'CONFLICT',
      'CONFLICT',
      undefined,
    ]);
  });
});
