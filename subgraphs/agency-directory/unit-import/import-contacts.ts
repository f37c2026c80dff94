import { z } from 'zod';
import { type Contacts, contactTerms } from '../contacts/agency-contacts.service.js';
import type { UnitLine } from './unit-csv.js';

const NO_CONTACTS: Contacts = { address: null, phone: null, email: null, website: null, socialMedia: [] };

/** An empty cell takes away what was recorded; a column that is not in the file leaves it. */
export function emptyAsNull<S extends z.ZodType<string>>(schema: S) {
  return z.preprocess((cell) => (cell === '' ? null : cell), schema.nullish());
}

/** The cells of a row that say how its unit is reached; several profiles stand in one cell, with blanks between them. */
export const contactCells = {
  address: emptyAsNull(contactTerms.address),
  phone: emptyAsNull(contactTerms.phone),
  email: emptyAsNull(contactTerms.email),
  website: emptyAsNull(contactTerms.website),
  socialMedia: z.preprocess(
    (cell) => (typeof cell === 'string' ? cell.split(/\s+/).filter(Boolean) : cell),
    contactTerms.socialMedia.optional(),
  ),
};

type ContactCells = { [Name in keyof Contacts]?: Contacts[Name] | undefined };

/** How a unit is reached once the cells of its row hold; null where that changes nothing. */
export function contactsAfter(cells: ContactCells, known: Contacts = NO_CONTACTS): Contacts | null {
  const { address, phone, email, website, socialMedia } = cells;
  const after = {
    address: address === undefined ? known.address : address,
    phone: phone === undefined ? known.phone : phone,
    email: email === undefined ? known.email : email,
    website: website === undefined ? known.website : website,
    socialMedia: socialMedia ?? known.socialMedia,
  };
  return JSON.stringify(after) === JSON.stringify(contactsOf(known)) ? null : after;
}

function contactsOf({ address, phone, email, website, socialMedia }: Contacts): Contacts {
  return { address, phone, email, website, socialMedia };
}

/** Contacts as the cells of a row. */
export function cellsOfContacts(contacts: Contacts = NO_CONTACTS): Record<keyof Contacts, string | null> {
  return { ...contactsOf(contacts), socialMedia: contacts.socialMedia.join(' ') };
}

/** Whether any row of a file says how a unit is reached. */
export function nameContacts(lines: readonly UnitLine[]): boolean {
  return Object.keys(contactCells).some((column) => lines[0] !== undefined && column in lines[0].cells);
}
