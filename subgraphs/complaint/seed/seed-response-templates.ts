import type { EntityManager } from 'typeorm';
import type { AgencyFacts } from '../../../schema/events.js';
import { insertRows } from '../../kit/insert-rows.js';
import { stableId } from '../../kit/stable-id.js';
import { ResponseTemplateRow } from '../answering/response-template.entity.js';
import type { AgencyBook } from './agency-book.js';
import { SAMPLE_CATEGORIES } from './categories.js';
import {
  CATEGORY_TEMPLATES,
  GENERAL_TEMPLATES,
  type SeededTemplate,
  TEMPLATE_GOVERNMENTS,
} from './response-templates.js';

function rowsOf(agency: AgencyFacts, category: string | null, templates: readonly SeededTemplate[]) {
  return templates.map(
    ({ title, body, classification = null }): ResponseTemplateRow => ({
      id: stableId('response-template', [agency.id, title].join()),
      agencyId: agency.id,
      organisation: agency.organisation,
      category,
      classification,
      title,
      body,
      active: true,
      version: 1,
    }),
  );
}

/**
 * The templates of the sample: general ones of each government whose units are known, and those of a category of the unit,
 * and of the national body, that is competent in it.
 */
export function sampleTemplates(book: AgencyBook): ResponseTemplateRow[] {
  const governments = TEMPLATE_GOVERNMENTS.flatMap((code) => book.find(code) ?? []);
  const general = governments.flatMap((government) => rowsOf(government, null, GENERAL_TEMPLATES));
  const special = SAMPLE_CATEGORIES.flatMap(({ code, units, ministry }) => {
    const competent = [
      ...governments.flatMap((government) => book.unit(government, units) ?? []),
      ...(ministry ? [book.find(ministry)] : []),
    ];
    return competent.flatMap((agency) => (agency ? rowsOf(agency, code, CATEGORY_TEMPLATES[code] ?? []) : []));
  });
  return [...general, ...special];
}

/** Writes them, in the caller's transaction. */
export async function seedResponseTemplates(manager: EntityManager, book: AgencyBook): Promise<void> {
  await insertRows(manager, ResponseTemplateRow, sampleTemplates(book));
}
