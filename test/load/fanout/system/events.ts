/** The events of the benchmark: everything about one follows from its number, the first is 1. */

export interface Review {
  id: string;
  /** Opaque to the gateways; equal for equal numbers. */
  cursor: string;
  body: string;
  stars: number;
  product: { upc: string };
}

export interface Product {
  upc: string;
  name: string;
  price: number;
}

/** So many that events differ in them, so few that a subgraph knows every answer by heart soon. */
const PRODUCTS = 32;
const WORDS = 'batik kopi rotan teh kayu jati tenun perak garam pala cengkih vanila madu sagu lontar bambu'.split(' ');

function words(seed: number, count: number): string {
  return Array.from({ length: count }, (_, at) => WORDS[(seed * 7 + at * 5) % WORDS.length]).join(' ');
}

export function reviewAt(number: number): Review {
  return {
    id: `r${number}`,
    cursor: cursorAt(number),
    body: words(number, 12),
    stars: 1 + (number % 5),
    product: { upc: `p${number % PRODUCTS}` },
  };
}

export function productOf(upc: string): Product {
  const number = Number(upc.slice(1));
  return { upc, name: words(number + 20, 3), price: 1_000 + number * 137 };
}

export function cursorAt(number: number): string {
  return `c${String(number).padStart(9, '0')}`;
}

/** The number of the event that a cursor stands behind. */
export function numberOfCursor(cursor: string): number {
  return Number(cursor.slice(1));
}

/** The number of the event in an answer to `PLAIN` or `RESUMABLE`. */
export function numberOfAnswer(data: unknown): number {
  const [review] = Object.values(data as Record<string, { id: string }>);
  return Number(review?.id.slice(1));
}
