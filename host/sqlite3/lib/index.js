'use strict';

const { Database } = require('./database');

// The values are SQLite's own. Sequelize combines and tests them.
module.exports = {
  Database,
  OPEN_READONLY: 0x1,
  OPEN_READWRITE: 0x2,
  OPEN_CREATE: 0x4,
};
