import { describe, expect, it } from 'vitest';
import { InvalidSourceOptionError, parseSourceOptions } from './source-options';

describe('options of a source', () => {
  it('have defaults for all but the authenticator', () => {
    expect(parseSourceOptions({ authenticator: 'wecom' })).toEqual({
      authenticator: 'wecom',
      departments: [],
      leavers: 'close',
    });
  });

  it('take what a form leaves behind', () => {
    const stored = { authenticator: 'wecom', departments: [3, '12', '3'], createUsers: null, leavers: null, more: 1 };
    expect(parseSourceOptions(stored)).toEqual({
      authenticator: 'wecom',
      departments: ['3', '12'],
      leavers: 'close',
    });
    expect(parseSourceOptions({ authenticator: 'wecom', createUsers: false, leavers: 'report' })).toMatchObject({
      createUsers: false,
      leavers: 'report',
    });
  });

  it.each([
    [undefined, 'authenticator'],
    ['text', 'authenticator'],
    [{}, 'authenticator'],
    [{ authenticator: '' }, 'authenticator'],
    [{ authenticator: 'wecom', departments: '3' }, 'departments'],
    [{ authenticator: 'wecom', departments: ['0'] }, 'departments'],
    [{ authenticator: 'wecom', departments: ['3; drop'] }, 'departments'],
    [{ authenticator: 'wecom', departments: [1.5] }, 'departments'],
    [{ authenticator: 'wecom', createUsers: 'yes' }, 'createUsers'],
    [{ authenticator: 'wecom', leavers: 'delete' }, 'leavers'],
  ])('%j is refused for %s', (stored, field) => {
    expect(() => parseSourceOptions(stored)).toThrow(InvalidSourceOptionError);
    expect(() => parseSourceOptions(stored)).toThrow(`Option ${field} `);
  });
});
