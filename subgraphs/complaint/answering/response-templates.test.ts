import { type Asker, asker, type ComplaintHub, openComplaintHub } from '../../../test/kit/complaint-hub.js';
import { act, DESK, type KnownComplaint, submit } from '../../../test/kit/complaint-scenario.js';
import { HOLDER } from '../../../test/kit/complaint-states.js';
import { describeEachDialect } from '../../../test/kit/databases.js';
import { agencyId } from '../../../test/kit/directory-double.js';
import { SIGNER, WRITER } from '../../../test/kit/draft-scenario.js';

const REGENCY = asker('AGENCY_ADMIN', '32.16');
const UNIT_ADMIN = asker('AGENCY_ADMIN', HOLDER);
const SAVE = `mutation ($input: SaveResponseTemplateInput!) {
  saveResponseTemplate(input: $input) { template { id version title category active agency { id } } }
}`;
const REMOVE = `mutation ($input: RemoveResponseTemplateInput!) {
  removeResponseTemplate(input: $input) { templateId }
}`;
const LIST = `query ($complaintId: ID, $agency: ID, $category: String, $inactive: Boolean! = false) {
  responseTemplates(complaintId: $complaintId, agency: $agency, category: $category, inactive: $inactive) { title }
}`;
const RENDER = `query ($templateId: ID!, $complaintId: ID!) {
  renderedResponse(templateId: $templateId, complaintId: $complaintId)
}`;
const BODY =
  'Laporan {{trackingNumber}} tentang "{{title}}" kami terima {{receivedOn}}. {{agency}}, paling lambat {{dueOn}}.';

interface Template {
  id: string;
  version: number;
}

describeEachDialect((dialect) => {
  let hub: ComplaintHub;
  let keys = 0;
  let complaint: KnownComplaint;
  let ofUnit: Template;
  let ofBody: Template;

  const save = (who: Asker, input: object) => hub.ask(who, SAVE, { input: { title: 'Umum', body: BODY, ...input } });
  const add = async (who: Asker, input: object): Promise<Template> => {
    const { data, errors } = await save(who, { idempotencyKey: `template-of-one-scenario-${++keys}`, ...input });
    if (!data?.saveResponseTemplate) throw new Error(JSON.stringify(errors));
    return (data.saveResponseTemplate as { template: Template }).template;
  };
  const titles = async (who: Asker, variables: Record<string, unknown>) =>
    (await hub.data<{ responseTemplates: { title: string }[] }>(who, LIST, variables)).responseTemplates.map(
      ({ title }) => title,
    );
  const codeOf = ({ errors }: { errors?: readonly { extensions: Record<string, unknown> }[] }) =>
    errors?.[0]?.extensions.code;

  beforeAll(async () => {
    hub = await openComplaintHub(dialect);
    const overrides = { toAgency: HOLDER, category: 'jalan-rusak', title: 'Jalan {{agency}} berlubang' };
    complaint = await submit(hub, overrides);
    ofUnit = await add(UNIT_ADMIN, { agency: HOLDER, title: 'Jalan', category: 'jalan-rusak' });
    ofBody = await add(REGENCY, { agency: '32.16', title: 'Umum' });
    await add(REGENCY, { agency: '32.16', title: 'Aspirasi', classification: 'ASPIRATION' });
    await add(REGENCY, { agency: '32.16', title: 'Jalan kabupaten', category: 'jalan-rusak' });
    await add(REGENCY, { agency: '32.16', title: 'Sampah', category: 'sampah' });
    await add(REGENCY, { agency: '32.16', title: 'Lama', active: false });
    await add(REGENCY, { agency: '32.16/diskominfo', title: 'Unit lain' });
    await add(DESK, { agency: 'sp4n', title: 'Meja nasional' });
  });

  afterAll(() => hub.close());

  it('offers what fits of the holder and of the bodies above it, the nearest and most specific first', async () => {
    const fitting = ['Jalan', 'Jalan kabupaten', 'Umum'];
    for (const who of [WRITER, SIGNER, REGENCY]) {
      expect(await titles(who, { complaintId: complaint.id })).toEqual(fitting);
    }
    expect(await titles(WRITER, { complaintId: complaint.id, category: 'sampah' })).toEqual(['Sampah', 'Umum']);
    expect(await titles(WRITER, { agency: HOLDER })).toEqual([
      'Jalan',
      'Jalan kabupaten',
      'Sampah',
      'Aspirasi',
      'Umum',
    ]);
    expect(await titles(REGENCY, { agency: '32.16', category: 'sampah', inactive: true })).toEqual([
      'Sampah',
      'Aspirasi',
      'Lama',
      'Umum',
    ]);
    expect(await titles(DESK, { agency: 'sp4n' })).toEqual(['Meja nasional']);
  });

  it('offers nothing to those who do not answer for the organisation', async () => {
    const supervisor = asker('PROVINCIAL_MONITOR', '32');
    const { id } = complaint;
    for (const who of [DESK, supervisor, asker('NATIONAL_MONITOR', 'kl.panrb')]) {
      expect(await hub.code(who, LIST, { complaintId: id })).toBe('FORBIDDEN');
      expect(await hub.code(who, LIST, { agency: HOLDER })).toBe('FORBIDDEN');
      expect(await hub.code(who, RENDER, { templateId: ofUnit.id, complaintId: id })).toBe('FORBIDDEN');
    }
    expect(await hub.code(asker('HEAD', '32.16/diskominfo'), LIST, { complaintId: id })).toBe('NOT_FOUND');
    expect(await hub.code(WRITER, LIST, { agency: '32.16' })).toBe('FORBIDDEN');
    expect(await hub.code(WRITER, LIST, {})).toBe('BAD_USER_INPUT');
    expect(await hub.code(WRITER, LIST, { complaintId: id, agency: HOLDER })).toBe('BAD_USER_INPUT');
  });

  it('fills in a template with what the complaint says, in the zone of its holder', async () => {
    const rendered = async (id: string) =>
      (await hub.data<{ renderedResponse: string }>(WRITER, RENDER, { templateId: ofBody.id, complaintId: id }))
        .renderedResponse;
    expect(await rendered(complaint.id)).toBe(
      `Laporan ${complaint.trackingNumber} tentang "Jalan {{agency}} berlubang" kami terima 2 Maret 2026. ` +
        'Dinas SDA, Bina Marga dan Bina Konstruksi, paling lambat 27 Maret 2026.',
    );
  });

  it('dates by the day of the holder, also where it is another one than in Jakarta', async () => {
    hub.clock.now = new Date('2026-03-02T15:30:00Z');
    const papua = asker('AGENCY_ADMIN', '91.03');
    const { id } = await submit(hub, { toAgency: '91.03' });
    const template = await add(papua, { agency: '91.03', body: 'Diterima pada {{receivedOn}}.' });
    expect(await hub.data(papua, RENDER, { templateId: template.id, complaintId: id })).toEqual({
      renderedResponse: 'Diterima pada 3 Maret 2026.',
    });
  });

  it('does not name a day where nothing is due, and fills in what does not ask for one', async () => {
    const { id } = await submit(hub, { toAgency: HOLDER, classification: 'ASPIRATION' });
    const { errors } = await hub.ask(WRITER, RENDER, { templateId: ofBody.id, complaintId: id });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: 'templateId' }] });
    const template = await add(REGENCY, {
      agency: '32.16',
      title: 'Dicatat',
      category: 'lain',
      body: 'Kami catat: {{title}}.',
    });
    expect(await hub.data(WRITER, RENDER, { templateId: template.id, complaintId: id })).toEqual({
      renderedResponse: 'Kami catat: Jalan berlubang di Tambun.',
    });
  });

  it('fills in only what is offered to the holder', async () => {
    const other = await add(REGENCY, { agency: '32.16/diskominfo', title: 'Lain', category: 'lain' });
    const inactive = await add(REGENCY, { agency: '32.16', title: 'Nonaktif', category: 'lain', active: false });
    for (const templateId of [other.id, inactive.id, 'tidak-ada']) {
      expect(await hub.code(WRITER, RENDER, { templateId, complaintId: complaint.id })).toBe('NOT_FOUND');
    }
    await act(hub, UNIT_ADMIN, 'verify', complaint.id);
    expect(await hub.code(WRITER, RENDER, { templateId: ofUnit.id, complaintId: complaint.id })).toBeUndefined();
  });

  it.each<[string, object, string]>([
    ['a placeholder of the reporter', { body: 'Yth. {{reporterName}}, terima kasih.' }, 'input.body'],
    ['a placeholder that is not closed', { body: 'Laporan {{title telah selesai.' }, 'input.body'],
    ['too short a body', { body: 'Selesai.' }, 'input.body'],
    ['no title', { title: ' ' }, 'input.title'],
    ['a category that is no code', { category: 'Jalan Rusak' }, 'input.category'],
    ['an unknown agency', { agency: 'kl.tidakada' }, 'input.agency'],
    ['a key and a template', { templateId: 'x', expectedVersion: 1 }, 'input'],
    ['neither a key nor a template', { idempotencyKey: null, agency: null }, 'input'],
  ])('refuses %s', async (_title, changes, path) => {
    const input = { idempotencyKey: `template-of-one-scenario-${++keys}`, agency: '32.16', ...changes };
    const { errors } = await save(REGENCY, input);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path }] });
  });

  it('is changed and removed by the admins of its agency and of what is above it, in the version that they saw', async () => {
    const template = await add(REGENCY, { agency: HOLDER, title: 'Sementara', category: 'lain' });
    const seen = { templateId: template.id, expectedVersion: 1 };
    const codeFor = async (who: Asker) => codeOf(await save(who, { ...seen, title: 'Lain' }));
    expect(await codeFor(WRITER)).toBe('FORBIDDEN');
    expect(await codeFor(SIGNER)).toBe('FORBIDDEN');
    expect(await codeFor(asker('LIAISON_OFFICER', `${HOLDER}/bidang-jalan`))).toBe('FORBIDDEN');
    expect(await codeFor(asker('AGENCY_ADMIN', '32.16/diskominfo'))).toBe('NOT_FOUND');
    expect(await codeFor(DESK)).toBe('NOT_FOUND');
    const first = await Promise.all([REGENCY, UNIT_ADMIN].map(codeFor));
    expect(first.sort()).toEqual(['CONFLICT', undefined]);
    const stale = await hub.ask(REGENCY, REMOVE, { input: seen });
    expect(stale.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', currentVersion: 2 });
    expect(await hub.data(UNIT_ADMIN, REMOVE, { input: { ...seen, expectedVersion: 2 } })).toEqual({
      removeResponseTemplate: { templateId: template.id },
    });
    expect(await hub.code(UNIT_ADMIN, REMOVE, { input: { ...seen, expectedVersion: 2 } })).toBe('NOT_FOUND');
  });

  it('adds one for a key and its content, and only for the own organisation', async () => {
    const input = { idempotencyKey: 'template-of-one-key', agency: HOLDER, title: 'Sekali', category: 'lain' };
    const answers = await Promise.all([1, 2].map(() => save(REGENCY, input)));
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.data?.saveResponseTemplate).toEqual({
      template: {
        id: expect.any(String),
        version: 1,
        title: 'Sekali',
        category: 'lain',
        active: true,
        agency: { id: agencyId(HOLDER) },
      },
    });
    for (const who of [DESK, WRITER, asker('AGENCY_ADMIN', '32')]) {
      expect(codeOf(await save(who, { ...input, idempotencyKey: `template-key-${who.subject}` }))).toBe('FORBIDDEN');
    }
  });
});
