/** What is read of a `.cpuprofile`. */
export interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  timeDeltas: number[];
}

/** The part of all samples, 0 to 1, that a function or an area has for itself. */
export interface SelfTime {
  name: string;
  part: number;
}

export interface ProfileSummary {
  areas: SelfTime[];
  /** The dearest functions of all areas. */
  functions: (SelfTime & { area: string })[];
}

const SHOWN_FUNCTIONS = 30;

/** Where the time went, by area (a folder of ours, a package, a part of Node.js) and by function, dearest first. */
export function summarise({ nodes, samples, timeDeltas }: CpuProfile): ProfileSummary {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const areas = new Map<string, number>();
  const functions = new Map<string, { area: string; micros: number }>();
  let total = 0;
  samples.forEach((id, at) => {
    const frame = frames.get(id);
    const micros = timeDeltas[at] ?? 0;
    if (!frame || frame.functionName === '(idle)') return;
    const area = areaOf(frame.functionName, frame.url);
    const name = `${frame.functionName || '(anonymous)'} ${placeOf(frame.url, frame.lineNumber)}`.trim();
    total += micros;
    areas.set(area, (areas.get(area) ?? 0) + micros);
    const known = functions.get(name);
    if (known) known.micros += micros;
    else functions.set(name, { area, micros });
  });
  const dearest = <T extends SelfTime>(list: T[]): T[] => list.sort((one, other) => other.part - one.part);
  return {
    areas: dearest([...areas].map(([name, micros]) => ({ name, part: micros / total }))),
    functions: dearest([...functions].map(([name, { area, micros }]) => ({ name, area, part: micros / total }))).slice(
      0,
      SHOWN_FUNCTIONS,
    ),
  };
}

function areaOf(functionName: string, url: string): string {
  const ours = /\/dist\/([^/]+(?:\/[^/]+)?)\/[^/]+\.js$/.exec(url)?.[1];
  const packages = url.split('/node_modules/');
  const last = packages.at(-1);
  if (packages.length > 1 && last) return `package ${/^(@[^/]+\/)?[^/]+/.exec(last)?.[0] ?? last}`;
  if (ours) return ours;
  if (url.startsWith('node:')) return url.replace(/^node:(internal\/)?([^/]+).*$/, 'node $2');
  if (url !== '') return 'other files';
  return functionName.startsWith('(') ? functionName : 'built in, generated and native';
}

function placeOf(url: string, lineNumber: number): string {
  const file = url.replace(/^.*\/(dist|node_modules)\//, '');
  return file === '' ? '' : `${file}:${lineNumber + 1}`;
}

/** The summary as text for a terminal. */
export function asText({ areas, functions }: ProfileSummary): string {
  const percent = (part: number): string => `${(part * 100).toFixed(1).padStart(5)} %`;
  return [
    'Self time by area',
    ...areas.filter(({ part }) => part >= 0.002).map(({ name, part }) => `${percent(part)}  ${name}`),
    '',
    'Dearest functions',
    ...functions.map(({ name, area, part }) => `${percent(part)}  ${area.padEnd(34)} ${name}`),
  ].join('\n');
}
