/** The data that subgraphs and monolith answer from: a small shop, the same on every run. */

export interface User {
  id: string;
  name: string;
  username: string;
  email: string;
}

export interface Product {
  upc: string;
  name: string;
  price: number;
  weight: number;
}

export interface Stock {
  upc: string;
  inStock: boolean;
  warehouse: string;
}

export interface Review {
  id: string;
  body: string;
  stars: number;
  authorId: string;
  productUpc: string;
}

const USERS = 6;
const PRODUCTS = 8;
/** With these counts the heavy query's answer is around 80 KB. */
const REVIEWS_PER_PRODUCT = 3;

const WORDS = 'batik kopi rotan teh kayu jati tenun perak garam pala cengkih vanila madu sagu lontar bambu'.split(' ');

function words(seed: number, count: number): string {
  return Array.from({ length: count }, (_, at) => WORDS[(seed * 7 + at * 5) % WORDS.length]).join(' ');
}

function list<T>(length: number, make: (number: number) => T): readonly T[] {
  return Array.from({ length }, (_, at) => make(at + 1));
}

export const users = list<User>(USERS, (n) => ({
  id: `u${n}`,
  name: words(n, 2),
  username: `pengguna-${n}`,
  email: `pengguna-${n}@example.go.id`,
}));

export const products = list<Product>(PRODUCTS, (n) => ({
  upc: `p${n}`,
  name: words(n + 20, 3),
  price: 1_000 + n * 137,
  weight: 100 + n * 45,
}));

export const stocks = list<Stock>(PRODUCTS, (n) => ({
  upc: `p${n}`,
  inStock: n % 3 !== 0,
  warehouse: `gudang-${n % 4}`,
}));

export const reviews = list<Review>(PRODUCTS * REVIEWS_PER_PRODUCT, (n) => ({
  id: `r${n}`,
  body: words(n + 40, 5),
  stars: 1 + (n % 5),
  authorId: `u${1 + (n % USERS)}`,
  productUpc: `p${1 + Math.floor((n - 1) / REVIEWS_PER_PRODUCT)}`,
}));

export const userOf = (id: string): User | undefined => users.find((user) => user.id === id);
export const productOf = (upc: string): Product | undefined => products.find((product) => product.upc === upc);
export const stockOf = (upc: string): Stock | undefined => stocks.find((stock) => stock.upc === upc);
export const reviewOf = (id: string): Review | undefined => reviews.find((review) => review.id === id);
export const reviewsBy = (authorId: string): Review[] => reviews.filter((review) => review.authorId === authorId);
export const reviewsOf = (upc: string): Review[] => reviews.filter((review) => review.productUpc === upc);

/** What shipping costs: heavy parcels by weight, dear ones free. */
export function shippingEstimate({ price, weight }: { price: number; weight: number }): number {
  return price > 2_000 ? 0 : Math.round(weight / 2);
}
