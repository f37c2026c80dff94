import { randomUUID } from 'node:crypto';
import { type HubAccess, requestData, type Variables, type Watch, watch } from './hub-client.js';
import {
  ACCEPT,
  FIND,
  FORWARD,
  type MovementSeen,
  MY_EVENTS,
  NOW,
  RESPOND,
  SUBMIT,
  TRACK,
  VERIFY,
  WATCH,
  WATCH_MINE,
} from './operations.js';

/** What every party saw of the scenario. */
export interface ScenarioRecord {
  /** Cursor of the stream's end before anything happened. */
  start: string;
  /** Tracking numbers: the one that moves down four levels, and the one that follows it to the regency. */
  trackingNumbers: { road: string; lamp: string };
  ministry: readonly MovementSeen[];
  province: readonly MovementSeen[];
  /** Before it disconnected, and after it came back with its last cursor. */
  regency: { before: readonly MovementSeen[]; after: readonly MovementSeen[] };
  reporter: readonly { kind: string; statusAfter: string }[];
  tracked: { status: string; statusLabel: string; handler: { name: string } };
}

const PROVINCE = '32';
const REGENCY = '32.16';
const UNIT = '32.16/diskominfo';

interface Submitted {
  trackingNumber: string;
  secret: string;
}

/** Plays one complaint's way from the national desk to a unit, with three parties watching; tells it to `narrate`. */
export async function playScenario(hub: HubAccess, narrate: (line: string) => void): Promise<ScenarioRecord> {
  const tokens = new Map<string, string>();
  for (const persona of [
    'national-desk',
    'ministry-monitor',
    'province-admin',
    'province-monitor',
    'regency-admin',
    'unit-officer',
  ]) {
    tokens.set(persona, await hub.tokenOf(persona));
  }
  const as = (persona: string) => tokens.get(persona) as string;

  async function submit(title: string, text: string, toAgency?: string): Promise<Submitted> {
    const input = {
      idempotencyKey: randomUUID(),
      title,
      text,
      classification: 'COMPLAINT',
      toAgency,
      reporter: { name: 'Warga Contoh', phone: '081200000000' },
      anonymous: false,
      secret: false,
    };
    const { submitComplaint } = await requestData<{
      submitComplaint: Submitted & { complaint: { handler: { name: string } } };
    }>(hub, SUBMIT, { input });
    narrate(
      `A citizen reports "${title}": ${submitComplaint.trackingNumber}, with ${submitComplaint.complaint.handler.name}.`,
    );
    return submitComplaint;
  }

  async function act(
    persona: string,
    document: string,
    { trackingNumber }: Submitted,
    input: Variables,
    told: string,
  ): Promise<void> {
    const found = await requestData<{ complaint: { id: string; version: number } }>(
      hub,
      FIND,
      { trackingNumber },
      as(persona),
    );
    const { id: complaintId, version: expectedVersion } = found.complaint;
    await requestData(hub, document, { input: { complaintId, expectedVersion, ...input } }, as(persona));
    narrate(`${persona} ${told}.`);
  }

  function watchAs(persona: string, protocol: 'graphql-ws' | 'SSE', after: string): Watch<MovementSeen> {
    return watch<MovementSeen>(hub, { query: WATCH, variables: { after }, token: as(persona), protocol });
  }

  const { complaintEvents: now } = await requestData<{ complaintEvents: { endCursor: string } }>(
    hub,
    NOW,
    {},
    as('ministry-monitor'),
  );
  const ministry = watchAs('ministry-monitor', 'SSE', now.endCursor);
  const province = watchAs('province-monitor', 'graphql-ws', now.endCursor);
  const regency = watchAs('regency-admin', 'graphql-ws', now.endCursor);
  narrate('Watching: the ministry (SSE), the province and the regency (graphql-ws).');

  const road = await submit(
    'Jalan berlubang di Cikarang',
    'Jalan raya di depan pasar berlubang besar sejak dua bulan lalu dan sudah menyebabkan beberapa pengendara jatuh.',
  );
  const { myComplaintEvents } = await requestData<{ myComplaintEvents: { endCursor: string } }>(hub, MY_EVENTS, {
    ...road,
  });
  const reporter = watch<{ kind: string; statusAfter: string }>(hub, {
    query: WATCH_MINE,
    variables: { ...road, after: myComplaintEvents.endCursor },
    protocol: 'graphql-ws',
  });

  await act('national-desk', VERIFY, road, {}, 'verifies it');
  await act(
    'national-desk',
    FORWARD,
    road,
    { toAgency: PROVINCE, note: 'Jalan di wilayah Jawa Barat.' },
    'forwards it to the province',
  );
  await act('province-admin', ACCEPT, road, {}, 'accepts it');
  await act(
    'province-admin',
    FORWARD,
    road,
    { toAgency: REGENCY, note: 'Ruas jalan kabupaten.' },
    'forwards it to the regency',
  );
  await regency.until(1);
  const before = [...regency.seen];
  await regency.stop();
  narrate(`The regency has seen ${before.length} event and loses its connection.`);

  await act('regency-admin', ACCEPT, road, {}, 'accepts it by HTTP');
  await act(
    'regency-admin',
    FORWARD,
    road,
    { toAgency: UNIT, note: 'Mohon ditindaklanjuti.' },
    'forwards it to its unit',
  );
  const lamp = await submit(
    'Lampu jalan padam di Tambun',
    'Lampu penerangan jalan umum di Tambun Selatan padam seluruhnya sejak pekan lalu sehingga rawan kejahatan.',
    PROVINCE,
  );
  await act('province-admin', VERIFY, lamp, {}, 'verifies the second one');
  await act(
    'province-admin',
    FORWARD,
    lamp,
    { toAgency: REGENCY, note: 'Lampu jalan kabupaten.' },
    'forwards it to the regency',
  );
  await act('unit-officer', ACCEPT, road, {}, 'accepts the first one');
  await act(
    'unit-officer',
    RESPOND,
    road,
    { text: 'Lubang telah ditambal pada hari ini, terima kasih atas laporannya.' },
    'answers it',
  );

  const back = watchAs('regency-admin', 'graphql-ws', before.at(-1)?.cursor as string);
  await Promise.all([back.until(2), ministry.until(4), province.until(4)]);
  const isAnswered = () => reporter.seen.some(({ kind }) => kind === 'COMPLAINT_ANSWERED');
  while (!isAnswered()) await reporter.until(reporter.seen.length + 1);
  narrate(`The regency is back and gets the ${back.seen.length} events that it missed.`);
  const { trackComplaint } = await requestData<{ trackComplaint: ScenarioRecord['tracked'] }>(hub, TRACK, { ...road });
  await Promise.all([ministry.stop(), province.stop(), back.stop(), reporter.stop()]);
  return {
    start: now.endCursor,
    trackingNumbers: { road: road.trackingNumber, lamp: lamp.trackingNumber },
    ministry: ministry.seen,
    province: province.seen,
    regency: { before, after: back.seen },
    reporter: reporter.seen,
    tracked: trackComplaint,
  };
}
