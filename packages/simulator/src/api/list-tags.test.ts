import { expect, test } from 'vitest';
import { Stage } from '../testing/stage.js';

test('tag/list tells all tags, whatever the app may see', async () => {
  const stage = new Stage();
  stage.control.updateApp({ visibleMemberIds: [] });
  expect(await stage.callAs(stage.app, 'tag/list')).toMatchObject({
    errcode: 0,
    taglist: [
      { tagid: 1, tagname: '试点用户' },
      { tagid: 2, tagname: '华南项目' },
    ],
  });
});
