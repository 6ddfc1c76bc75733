import { afterAll, beforeAll, expect, test } from 'vitest';
import { aMember } from '../../../packages/plugin/src/server/directory/testing/builders';
import { createEmptyDatabase, type TestDatabase } from '../../world/databases/database';
import { type NocoBase, startNocoBase } from '../../world/nocobase/start-nocobase';
import { comeBack, complete, signInOnWeb } from '../../world/sign-in';
import { startWorld, type World } from '../../world/start-world';
import { newMember } from '../support/members';
import { allLinks, allUsers } from '../support/users';
import { runDirectory } from './support/directory';

const PLUGINS = ['collection-tree', 'departments'];
const MEMBERS = 50;

let database: TestDatabase;
let world: World;
let nodes: [NocoBase, NocoBase];

beforeAll(async () => {
  database = await createEmptyDatabase();
  world = await startWorld({ public: { autoSignUp: true } }, { database, plugins: PLUGINS });
  nodes = [world.nocobase, await startNocoBase({ database, plugins: PLUGINS })];
});
afterAll(async () => {
  await nodes[1].stop();
  await world.stop();
  await database.remove();
});

test('a run and the first sign-ins of its members at once, on two nodes, make one user for each', async () => {
  const ids = Array.from({ length: MEMBERS }, () => newMember(world).id);
  const ready = await Promise.all(
    ids.map(async (memberId) => {
      const { browser, address: silent } = await comeBack(world, memberId);
      const { error } = await complete(world, browser, silent);
      return { browser, address: await world.simulator.openInClient(error?.consentUrl ?? '', memberId) };
    }),
  );
  const members = ids.map((memberId) => aMember({ memberId, name: memberId, departments: [] }));
  const run = () => runDirectory(nodes[1], { corpId: world.simulator.app.corpId, told: { members } });

  const [first, ...replies] = await Promise.all([
    run(),
    ...ready.map(({ browser, address }, index) => complete({ nocobase: nodes[index % 2 ? 1 : 0] }, browser, address)),
  ]);

  expect(replies.flatMap(({ error }) => error ?? [])).toEqual([]);
  expect(first.failures.filter(({ reason }) => reason !== 'claimed-meanwhile')).toEqual([]);
  expect((await run()).failures).toEqual([]);
  expect((await run()).wrote).toEqual([]);
  expect((await allUsers(world.nocobase)).slice(1)).toHaveLength(MEMBERS);
  const { links, claims } = await allLinks(world.nocobase);
  expect(links).toHaveLength(MEMBERS);
  expect(claims).toEqual(links);
  const [memberId = ''] = ids;
  const link = links.find(({ identity }) => identity === `${world.simulator.app.corpId}/${memberId}`);
  expect((await signInOnWeb(world, memberId)).user?.id).toBe(link?.userId);
});
