import { beforeEach, describe, expect, it } from 'vitest';
import { defaultCompany } from '../company/default-company.js';
import { CompanyError } from '../company/parse-company.js';
import { Stage } from '../testing/stage.js';

describe('the control', () => {
  let stage: Stage;
  beforeEach(() => (stage = new Stage()));

  it('replaces the company and ends what was issued for the old one', async () => {
    const token = await stage.token();
    stage.control.seed({ ...defaultCompany(), name: 'Another' });
    expect(stage.platform.company.name).toBe('Another');
    expect(await stage.call('user/get', { access_token: token })).toMatchObject({ errcode: 40014 });
  });

  it('refuses a company that is not valid, and keeps the old one', () => {
    expect(() => stage.control.seed({ ...defaultCompany(), corpId: 'x' })).toThrow(CompanyError);
    expect(stage.platform.company.corpId).toBe('wwf0e1d2c3b4a59687');
  });

  it('changes an app, the first unless told otherwise', () => {
    stage.control.updateApp({ name: 'First' });
    stage.control.updateApp({ name: 'Second' }, '1000003');
    expect([stage.app.name, stage.otherApp.name]).toEqual(['First', 'Second']);
  });

  it('refuses an app that does not exist', () => {
    expect(() => stage.control.updateApp({ name: 'None' }, '7')).toThrow('There is no app 7');
  });

  it('changes a member by id, case ignored', () => {
    stage.control.updateMember('ZhangSan', { status: 2 });
    expect(stage.platform.member('zhangsan')?.status).toBe(2);
  });

  it('refuses a member who does not exist', () => {
    expect(() => stage.control.updateMember('nobody', {})).toThrow('There is no member nobody');
    expect(() => stage.control.removeMember('nobody')).toThrow('There is no member nobody');
  });

  it('refuses a behaviour that does not exist', () => {
    expect(() => stage.control.setBehaviour({ usedCode: '1' as '40029' })).toThrow(
      'usedCode must be one of 40029, 42022',
    );
    expect(() => stage.control.setBehaviour({ mood: 'good' } as object)).toThrow('mood');
  });

  it('takes everything back', async () => {
    stage.control.advance(5000);
    stage.control.updateApp({ name: 'Changed' });
    stage.control.setBehaviour({ usedCode: '42022' });
    stage.control.fail({ path: 'user/get', errcode: -1 });
    await stage.token();
    stage.control.reset();
    expect(stage.app.name).toBe('NocoBase');
    expect([stage.control.now(), stage.control.journal(), stage.control.faults()]).toEqual([0, [], []]);
    expect(stage.control.behaviour().usedCode).toBe('40029');
  });

  it('clears the journal', async () => {
    await stage.token();
    stage.control.clearJournal();
    expect(stage.control.journal()).toEqual([]);
  });
});
