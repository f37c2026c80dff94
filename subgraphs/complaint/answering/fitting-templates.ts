import type { ComplaintClassification } from '../complaint.enum.js';
import type { ResponseTemplateRow } from './response-template.entity.js';

/** What templates are wanted for; what is undefined is left open, and null is what a complaint does not say. */
export interface TemplateUse {
  category?: string | null;
  classification?: ComplaintClassification;
}

/** What decides whether a template fits, and before which others. */
export type Fitting = Pick<ResponseTemplateRow, 'id' | 'organisation' | 'category' | 'classification' | 'title'>;

/** For a category and a classification before either alone, and that of a category before that of a classification. */
function specificity({ category, classification }: Fitting): number {
  return (category === null ? 0 : 2) + (classification === null ? 0 : 1);
}

/** The templates that fit, the nearest first, and of one agency the most specific. */
export function fittingTemplates<Template extends Fitting>(
  templates: readonly Template[],
  { category, classification }: TemplateUse,
): Template[] {
  return templates
    .filter(
      (template) =>
        (category === undefined || template.category === null || template.category === category) &&
        (classification === undefined ||
          template.classification === null ||
          template.classification === classification),
    )
    .sort(
      (a, b) =>
        b.organisation.length - a.organisation.length ||
        specificity(b) - specificity(a) ||
        a.title.localeCompare(b.title, 'id') ||
        a.id.localeCompare(b.id),
    );
}
