/** One operation that the load sends over and over. */
export interface BenchQuery {
  name: 'heavy' | 'small';
  query: string;
  variables: Record<string, unknown>;
  /** How many connections send it, each one request after the other. */
  connections: number;
}

const HEAVY = `
query Heavy {
  users {
    ...person
    reviews {
      ...opinion
      product {
        ...article
        reviews {
          ...opinion
          author {
            ...person
            reviews {
              ...opinion
              product { ...article }
            }
          }
        }
      }
    }
  }
  products {
    ...article
    reviews {
      ...opinion
      author {
        ...person
        reviews {
          ...opinion
          product { ...article }
        }
      }
    }
  }
}
fragment person on User { id name username }
fragment opinion on Review { id body stars }
fragment article on Product { upc name price weight inStock shippingEstimate }
`;

const SMALL = `
query Small($id: ID!) {
  user(id: $id) {
    name
    username
    reviews { id body stars }
  }
}
`;

/** Heavy: around 80 KB, entities of four subgraphs nested into each other. Small: two fetches, under 1 KB. */
export const QUERIES: readonly BenchQuery[] = [
  { name: 'heavy', query: HEAVY, variables: {}, connections: 16 },
  { name: 'small', query: SMALL, variables: { id: 'u3' }, connections: 16 },
];
