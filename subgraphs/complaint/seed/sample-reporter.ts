import type { Reporter } from '../intake/submit-schema.js';

/** Who reports a sample complaint: nobody. A NIK of province 00, a telephone number and a domain that cannot exist. */
export function sampleReporter(index: number): Reporter {
  const number = String(index + 1).padStart(4, '0');
  return {
    name: `Warga Contoh ${number}`,
    nik: `000000010100${number}`,
    phone: `+62 800 0000 ${number}`,
    email: `warga.${number}@contoh.invalid`,
    address: `Jalan Contoh Nomor ${index + 1}`,
  };
}
