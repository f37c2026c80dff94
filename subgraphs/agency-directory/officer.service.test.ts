import { headOn } from './officer.service.js';
import { PostRow } from './post.entity.js';
import { PostKind } from './post-kind.enum.js';

function post(part: Partial<PostRow>): PostRow {
  const whole = { role: 'HEAD', kind: PostKind.DEFINITIVE, validFrom: '2025-02-20', validUntil: null } as const;
  return Object.assign(new PostRow(), whole, part);
}

describe('headOn', () => {
  it('is the definitive head while a Plh stands in', () => {
    const posts = [post({ id: 'plh', kind: PostKind.PLH, validFrom: '2025-06-01' }), post({ id: 'definitive' })];
    expect(headOn(posts, '2025-06-02')?.id).toBe('definitive');
  });

  it('is who acts once the definitive head is gone', () => {
    const posts = [
      post({ id: 'definitive', validUntil: '2025-05-31' }),
      post({ id: 'plt', kind: PostKind.PLT, validFrom: '2025-06-01' }),
    ];
    expect(headOn(posts, '2025-06-02')?.id).toBe('plt');
  });

  it('is nobody where no post is that of the head', () => {
    expect(headOn([post({ role: 'AGENCY_ADMIN' }), post({ role: null })], '2025-06-02')).toBeUndefined();
  });
});
