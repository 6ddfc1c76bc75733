'use strict';

// A sign-in that does nothing but name a user: what is left is what any sign-in costs NocoBase, with session, cookies and
// roles. With `nickname` it makes the user, as NocoBase does for somebody new. With `calls` it makes calls elsewhere first, as
// every sign-in has to that asks somebody else who a person is. And `floor:nothing` is a request that asks for nothing.

const { BaseAuth } = require('@nocobase/auth');
const { Plugin } = require('@nocobase/server');

class FloorAuth extends BaseAuth {
  constructor(config) {
    super({ ...config, userCollection: config.ctx.db.getCollection('users') });
  }

  async validate() {
    const { username, nickname, calls } = this.ctx.action.params.values;
    for (const url of calls) {
      await (await fetch(url)).json();
    }
    return nickname
      ? this.authenticator.newUser(username, { username, nickname })
      : this.userRepository.findOne({ filter: { username } });
  }
}

async function nothing(ctx, next) {
  ctx.body = {};
  await next();
}

module.exports = class BenchFloor extends Plugin {
  async load() {
    this.app.authManager.registerTypes('floor', { auth: FloorAuth, title: 'Floor' });
    this.app.resourceManager.define({ name: 'floor', actions: { nothing } });
    this.app.acl.allow('floor', 'nothing', 'public');
  }
};
