import { type GraphqlAnswer, request, type Variables } from '../../../demo/hub-client.js';
import type { DevelopmentIssuer } from '../../../gateway/security/development-issuer.js';
import type { Audience } from '../checker/record.js';
import type { KnownAgencies } from './known-agencies.js';

const ANSWER_WITHIN_MS = 7_000;
const LONG_SECONDS = 3_600;

/** The hub as one client reaches it: by one of its gateways, and by the next when that one fails. */
export class HubAccess {
  private turn: number;

  constructor(
    private readonly gateways: readonly string[],
    private readonly issuer: DevelopmentIssuer,
    readonly agencies: KnownAgencies,
    first: number,
  ) {
    this.turn = first;
  }

  /** `http://127.0.0.1:PORT/graphql` of the gateway in use. */
  get url(): string {
    return this.gateways[this.turn % this.gateways.length] as string;
  }

  changeGateway(): void {
    this.turn++;
  }

  token({ role, agency }: Audience, lifetimeSeconds = LONG_SECONDS): Promise<string> {
    return this.issuer.issueToken(
      [{ role, agency: this.agencies.idOf(agency) }],
      `chaos:${role}:${agency}`,
      lifetimeSeconds,
    );
  }

  /** Sends an operation once. Rejects when no answer comes; the next one goes to another gateway then. */
  async send<Data>(query: string, variables: Variables, audience?: Audience): Promise<GraphqlAnswer<Data>> {
    const token = audience && (await this.token(audience));
    try {
      return await request<Data>(this, query, variables, token, AbortSignal.timeout(ANSWER_WITHIN_MS));
    } catch (error) {
      this.changeGateway();
      throw error;
    }
  }
}
