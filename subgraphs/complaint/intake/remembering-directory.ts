import type { AgencyFacts } from '../../../schema/events.js';
import { Directory } from '../../kit/directory/directory.js';

/** Reads each agency once for all submissions of a transaction, most of which go to the same few. */
export class RememberingDirectory extends Directory {
  private readonly answers = new Map<string, Promise<unknown>>();

  override byIds(ids: readonly string[]): Promise<AgencyFacts[]> {
    return this.once(`ids ${ids.join()}`, () => super.byIds(ids));
  }

  override byCode(code: string): Promise<AgencyFacts | undefined> {
    return this.once(`code ${code}`, () => super.byCode(code));
  }

  override byCodes(codes: readonly string[]): Promise<AgencyFacts[]> {
    return this.once(`codes ${codes.join()}`, () => super.byCodes(codes));
  }

  override lastHolders(codes: readonly string[]): Promise<Map<string, AgencyFacts>> {
    return this.once(`last holders ${codes.join()}`, () => super.lastHolders(codes));
  }

  override movedRegions(codes: readonly string[]): Promise<Map<string, string>> {
    return this.once(`moved regions ${codes.join()}`, () => super.movedRegions(codes));
  }

  override byOrganisations(paths: readonly string[]): Promise<AgencyFacts[]> {
    return this.once(`organisations ${paths.join()}`, () => super.byOrganisations(paths));
  }

  override byJurisdictions(regions: readonly string[]): Promise<AgencyFacts[]> {
    return this.once(`jurisdictions ${regions.join()}`, () => super.byJurisdictions(regions));
  }

  private once<T>(question: string, ask: () => Promise<T>): Promise<T> {
    const answer = (this.answers.get(question) as Promise<T> | undefined) ?? ask();
    this.answers.set(question, answer);
    return answer;
  }
}
