import type { ComplaintEvents } from '../../schema/events.js';
import type { FeedEvent } from '../kit/feed.js';
import type { EventMatcher } from '../kit/scan-feed.js';

export type ComplaintFeedEvent = FeedEvent<ComplaintEvents>;
export type ComplaintEventMatcher<Event extends ComplaintFeedEvent> = EventMatcher<ComplaintEvents, Event>;
