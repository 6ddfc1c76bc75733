import { beforeEach, describe, expect, it } from 'vitest';
import { Stage } from '../testing/stage.js';

describe('tag/get', () => {
  let stage: Stage;
  beforeEach(() => (stage = new Stage()));
  const get = (tagid: string) => stage.callAs(stage.app, 'tag/get', { tagid });

  it('tells members by name, and departments without their members', async () => {
    stage.control.updateApp({ visibleDepartmentIds: [1] });
    expect(await get('2')).toMatchObject({
      tagname: '华南项目',
      userlist: [{ userid: 'wangwu', name: '王五' }],
      partylist: [6],
    });
  });

  it('tells of any tag what the app may see', async () => {
    stage.control.updateApp({ visibleMemberIds: ['lisi'] });
    expect(await get('1')).toMatchObject({ errcode: 0, userlist: [{ userid: 'lisi', name: '李四' }], partylist: [] });
    expect(await get('2')).toMatchObject({ errcode: 0, userlist: [], partylist: [] });
  });

  it.each([
    ['', 41017],
    ['9', 40068],
    ['x', 40068],
  ])('refuses the id "%s": %i', async (tagid, errcode) => {
    expect(await get(tagid)).toMatchObject({ errcode, userlist: [], partylist: [] });
  });
});
