'use strict';

// A sign-in that does nothing but name a user: what is left is what any sign-in costs NocoBase, with session, cookies and
// roles. With `nickname` it makes the user as NocoBase does for a sign-in of somebody new.

const { BaseAuth } = require('@nocobase/auth');
const { Plugin } = require('@nocobase/server');

class FloorAuth extends BaseAuth {
  constructor(config) {
    super({ ...config, userCollection: config.ctx.db.getCollection('users') });
  }

  validate() {
    const { username, nickname } = this.ctx.action.params.values;
    return nickname
      ? this.authenticator.newUser(username, { username, nickname })
      : this.userRepository.findOne({ filter: { username } });
  }
}

module.exports = class BenchFloor extends Plugin {
  async load() {
    this.app.authManager.registerTypes('floor', { auth: FloorAuth, title: 'Floor' });
  }
};
