import type { Language } from '../../schema/errors.js';
import { ExclusionGround, InformationClass } from './exclusion.js';
import { PpidKind } from './ppid.entity.js';
import { InformationForm } from './public-information.entity.js';

type Label = Readonly<Record<Language, string>>;

export const CLASS_LABELS: Readonly<Record<InformationClass, Label>> = {
  [InformationClass.PERIODIC]: { id: 'Informasi berkala', en: 'Periodic information' },
  [InformationClass.IMMEDIATE]: { id: 'Informasi serta merta', en: 'Information given at once' },
  [InformationClass.ON_REQUEST]: { id: 'Informasi setiap saat', en: 'Information available at any time' },
  [InformationClass.EXCLUDED]: { id: 'Informasi yang dikecualikan', en: 'Excluded information' },
};

/** Article 17 of UU 14/2008, shortened. */
export const GROUND_LABELS: Readonly<Record<ExclusionGround, Label>> = {
  [ExclusionGround.A]: { id: 'Menghambat proses penegakan hukum', en: 'Would obstruct law enforcement' },
  [ExclusionGround.B]: {
    id: 'Mengganggu hak kekayaan intelektual dan persaingan usaha sehat',
    en: 'Would harm intellectual property or fair competition',
  },
  [ExclusionGround.C]: { id: 'Membahayakan pertahanan dan keamanan negara', en: 'Would endanger defence and security' },
  [ExclusionGround.D]: { id: 'Mengungkapkan kekayaan alam Indonesia', en: 'Would reveal natural wealth' },
  [ExclusionGround.E]: { id: 'Merugikan ketahanan ekonomi nasional', en: 'Would harm the national economy' },
  [ExclusionGround.F]: { id: 'Merugikan kepentingan hubungan luar negeri', en: 'Would harm foreign relations' },
  [ExclusionGround.G]: {
    id: 'Mengungkapkan isi akta otentik pribadi atau wasiat',
    en: 'Would reveal an authentic private deed or a will',
  },
  [ExclusionGround.H]: { id: 'Mengungkap rahasia pribadi', en: 'Would reveal personal secrets' },
  [ExclusionGround.I]: {
    id: 'Memorandum atau surat antar atau intra badan publik',
    en: 'Memorandum or letter within or between public bodies',
  },
  [ExclusionGround.J]: { id: 'Tidak boleh diungkapkan berdasarkan undang-undang', en: 'Secret by law' },
};

export const PPID_KIND_LABELS: Readonly<Record<PpidKind, Label>> = {
  [PpidKind.UTAMA]: { id: 'PPID Utama', en: 'Main information officer' },
  [PpidKind.PELAKSANA]: { id: 'PPID Pelaksana', en: 'Information officer of a unit' },
  [PpidKind.DESA]: { id: 'PPID Desa', en: 'Information officer of a village' },
};

export const FORM_LABELS: Readonly<Record<InformationForm, Label>> = {
  [InformationForm.PRINTED]: { id: 'Cetak', en: 'Printed' },
  [InformationForm.DIGITAL]: { id: 'Digital', en: 'Digital' },
  [InformationForm.PRINTED_AND_DIGITAL]: { id: 'Cetak dan digital', en: 'Printed and digital' },
};
