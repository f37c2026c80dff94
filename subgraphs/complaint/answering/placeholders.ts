/**
 * What a template may leave open. Nothing of the reporter is among them: a name that slips into a text is sent to whoever
 * holds the tracking number.
 */
export const PLACEHOLDERS = ['trackingNumber', 'title', 'receivedOn', 'agency', 'dueOn'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

const OPEN = /\{\{([^{}]*)\}\}/g;

function isPlaceholder(name: string): name is Placeholder {
  return (PLACEHOLDERS as readonly string[]).includes(name);
}

/** Whether all braces of a text belong to placeholders that are known. */
export function hasOnlyKnownPlaceholders(text: string): boolean {
  const names = [...text.matchAll(OPEN)].map(([, name]) => (name as string).trim());
  return names.every(isPlaceholder) && !/\{\{|\}\}/.test(text.replace(OPEN, ''));
}

/** Whether a text leaves this open. */
export function usesPlaceholder(text: string, placeholder: Placeholder): boolean {
  return [...text.matchAll(OPEN)].some(([, name]) => name?.trim() === placeholder);
}

/** The text with its placeholders filled, once: what is filled in is not read again. */
export function fillPlaceholders(text: string, values: Readonly<Record<Placeholder, string>>): string {
  return text.replace(OPEN, (written, name: string) => {
    const placeholder = name.trim();
    return isPlaceholder(placeholder) ? values[placeholder] : written;
  });
}

/** The day of an instant in a zone, in Indonesian: `2 Maret 2026`. */
export function longDate(instant: Date, timeZone: string): string {
  const words = { day: 'numeric', month: 'long', year: 'numeric', timeZone } as const;
  return new Intl.DateTimeFormat('id-ID', words).format(instant);
}
