import { createTable } from '../../kit/migration.js';

export const createHandOver = createTable(1_700_000_100_009, {
  name: 'hand_over',
  columns: {
    id: 'id!',
    agencyId: 'id',
    postId: 'id',
    startedPostId: 'id?',
    successorPostId: 'id?',
    fromOfficerId: 'id',
    toOfficerId: 'id?',
    content: 'text',
    openMatters: 'text?',
    documents: 'json',
    recordedAt: 'timestamp',
    acknowledgedAt: 'timestamp?',
    acknowledgedById: 'id?',
    version: 'integer',
  },
  indices: [{ columns: ['agencyId', 'recordedAt'] }],
});
