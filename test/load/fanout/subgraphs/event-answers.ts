import { type DocumentNode, execute, type GraphQLSchema } from 'graphql';
import { reviewAt } from '../system/events.js';

/** The answers that a subgraph gives to events, each made once: what `data` must be follows from query and number. */
export class EventAnswers {
  private readonly known = new Map<string, Buffer[]>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** The answer as JSON. Throws when the query cannot be answered. */
  of(query: string, document: DocumentNode, number: number): Buffer {
    let answers = this.known.get(query);
    if (!answers) {
      answers = [];
      this.known.set(query, answers);
    }
    let answer = answers[number];
    if (!answer) {
      answer = this.make(document, number);
      answers[number] = answer;
    }
    return answer;
  }

  private make(document: DocumentNode, number: number): Buffer {
    const event = reviewAt(number);
    // The same step as graphql-js takes for each event; no resolver of the event reads variables.
    const result = execute({ schema: this.schema, document, rootValue: { reviewAdded: event, reviewsSince: event } });
    if ('then' in result || result.errors) throw new Error(`An event cannot be answered: ${JSON.stringify(result)}`);
    return Buffer.from(JSON.stringify(result));
  }
}
