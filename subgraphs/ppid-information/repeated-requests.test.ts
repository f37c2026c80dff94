import { describeEachDialect } from '../../test/kit/databases.js';
import { agencyId, type DirectoryDouble, directoryDouble } from '../../test/kit/directory-double.js';
import { openBench, type Standing, type SubgraphBench } from '../../test/kit/subgraph-bench.js';
import { ppidInformationSubgraph } from './subgraph.js';

const UNIT = '32.16/diskominfo';
const MUTATIONS = {
  designatePpid: `mutation ($input: DesignatePpidInput!) { designatePpid(input: $input) { ppid { id since } } }`,
  recordPublicInformation: `mutation ($input: RecordPublicInformationInput!) {
    recordPublicInformation(input: $input) { publicInformation { id title } }
  }`,
};
const INPUTS: Record<keyof typeof MUTATIONS, object> = {
  designatePpid: {
    agency: UNIT,
    unit: UNIT,
    kind: 'PELAKSANA',
    superior: 'Sekretaris Dinas',
    decreeNumber: 'SK/1/2026',
    since: '2026-02-01',
    idempotencyKey: 'designated-once',
  },
  recordPublicInformation: {
    agency: UNIT,
    number: '001',
    title: 'Laporan Kinerja Tahunan',
    summary: 'Capaian kinerja dan kendalanya.',
    responsible: 'Sekretariat',
    form: 'DIGITAL',
    retention: '5 tahun',
    class: 'PERIODIC',
    fileUrl: 'https://ppid.example.org/berkas.pdf',
    determination: { number: 'DIP/1/2026', date: '2026-02-02', signer: 'PPID Utama' },
    idempotencyKey: 'recorded-once',
  },
};

describeEachDialect((dialect) => {
  let bench: SubgraphBench;
  let directory: DirectoryDouble;

  beforeEach(async () => {
    directory = directoryDouble();
    bench = await openBench(dialect, directory, (source) =>
      ppidInformationSubgraph({ directory: source, sample: false }),
    );
  });
  afterEach(() => bench.close());

  const change = async (facts: object) => {
    const before = directory.agency(UNIT);
    directory.change({ ...before, ...facts, version: before.version + 1 });
    await bench.subgraph.catchUp();
  };
  const sendAll = async (who: Standing) => {
    const answers: [string, unknown, string[]][] = [];
    for (const [mutation, document] of Object.entries(MUTATIONS)) {
      const { data, codes } = await bench.ask([who], document, { input: INPUTS[mutation as keyof typeof MUTATIONS] });
      answers.push([mutation, data?.[mutation], codes]);
    }
    return answers;
  };

  it('are answered alike to whoever still may ask once the agency has ended, and to nobody else', async () => {
    const body: Standing = ['PPID_OFFICER', '32.16'];
    const inUnit: Standing = ['PPID_OFFICER', UNIT];
    const ofBody = await sendAll(body);
    const ofUnit = await sendAll(inUnit);
    for (const [mutation, , codes] of [...ofBody, ...ofUnit]) expect([mutation, codes]).toEqual([mutation, []]);
    await change({ closedAt: '2026-03-17T17:00:00.000Z', successors: [agencyId('32.16/dsdabmbk')] });
    expect(await sendAll(body)).toEqual(ofBody);
    expect((await sendAll(inUnit)).map(([, , codes]) => codes)).toEqual([['FORBIDDEN'], ['FORBIDDEN']]);
  });
});
