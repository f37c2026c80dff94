import { type GrantFinder, Viewer } from './viewer.js';

export interface ViewerWatchOptions {
  /** Where the directory stands, as far as this subgraph knows it: another text after each change. */
  loadRevision: () => Promise<string>;
  finder: GrantFinder;
  now: () => Date;
}

/** A viewer whom an open stream serves. */
interface Watched {
  viewer: Viewer;
  /** Ends the stream. */
  end: () => void;
  /** The revision at which the viewer was last looked at. */
  seenAt?: string;
}

/**
 * Looks at the viewers of open streams again whenever the directory has changed, and ends the streams of those who no
 * longer stand as they did: a post has ended, an agency is closed. All are looked at together, and only after a change.
 */
export class ViewerWatch {
  private readonly watched = new Set<Watched>();
  private turn: Promise<void> = Promise.resolve();
  private last: { place: object; done: Promise<void> } | undefined;

  constructor(private readonly options: ViewerWatchOptions) {}

  /** Calls `end`, once at most, when the viewer no longer stands as given; until the returned function is called. */
  add(viewer: Viewer, end: () => void): () => void {
    const watched: Watched = { viewer, end };
    this.watched.add(watched);
    return () => this.watched.delete(watched);
  }

  /** Looks where the directory stands now; whoever lost something by what was committed before the call has been ended. */
  look(): Promise<void> {
    if (this.watched.size === 0) return Promise.resolve();
    const turn = this.turn.then(() => this.lookOnce());
    this.turn = turn.catch(() => undefined);
    return turn;
  }

  /** `look`, shared by all streams that have come to the same place of the feed. */
  lookAt(place: object): Promise<void> {
    if (this.last?.place !== place) {
      const done = this.look();
      this.last = { place, done };
      done.catch(() => {
        this.last = undefined;
      });
    }
    return this.last.done;
  }

  private async lookOnce(): Promise<void> {
    const { loadRevision, finder, now } = this.options;
    const revision = await loadRevision();
    const due = [...this.watched].filter(({ seenAt }) => seenAt !== revision);
    if (due.length === 0) return;
    const viewers = await Viewer.loadAgain(
      due.map(({ viewer }) => viewer),
      finder,
      now(),
    );
    due.forEach((watched, index) => {
      watched.seenAt = revision;
      if (watched.viewer.standsAs(viewers[index] as Viewer)) return;
      this.watched.delete(watched);
      watched.end();
    });
  }
}
