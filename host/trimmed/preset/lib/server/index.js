'use strict';

const { Plugin, PluginManager, findBuiltInPlugins, findLocalPlugins } = require('@nocobase/server');

/**
 * The plugin named "nocobase", through which NocoBase learns at install and upgrade which plugins are enabled from the
 * start, and which ones the plugin manager shows.
 */
class Preset extends Plugin {
  async install() {
    await this.enableBuiltIn();
    await this.pm.repository.init();
    await this.pm.load();
    await this.pm.install();
  }

  async upgrade() {
    await this.enableBuiltIn();
  }

  /** The list of the plugin manager. */
  async getAllPlugins(locale) {
    const names = await this.getAllPluginNamesAndDB();
    return Promise.all(names.map((name) => this.getPluginInfo(name, locale)));
  }

  async getAllPluginNamesAndDB() {
    const enabled = await this.pm.repository.find({ filter: { enabled: true } });
    const names = [...(await findBuiltInPlugins()), ...(await findLocalPlugins()), ...enabled.map(({ name }) => name)];
    const parsed = await Promise.all(names.map((name) => PluginManager.parseName(name)));
    return [...new Set(parsed.map(({ name }) => name))];
  }

  /** One card of the plugin manager. */
  async getPluginInfo(nameOrPackage, locale = 'en-US') {
    const { name, packageName } = await PluginManager.parseName(nameOrPackage);
    const packageJson = await PluginManager.getPackageJson(packageName);
    const row = await this.pm.repository.findOne({ filter: { packageName } });
    const localized = (key) => packageJson[`${key}.${locale}`] || packageJson[key];
    return {
      name,
      packageName,
      packageJson,
      version: packageJson.version,
      keywords: packageJson.keywords,
      displayName: localized('displayName') || name,
      description: localized('description'),
      homepage: localized('homepage'),
      enabled: Boolean(row?.enabled),
      installed: Boolean(row?.installed),
      builtIn: Boolean(row?.builtIn),
      removable: !row?.enabled,
      ...(await PluginManager.checkAndGetCompatible(packageName)),
    };
  }

  async enableBuiltIn() {
    for (const nameOrPackage of await findBuiltInPlugins()) {
      const { name, packageName } = await PluginManager.parseName(nameOrPackage);
      const { version } = await PluginManager.getPackageJson(packageName);
      const values = { name, packageName, version, enabled: true, builtIn: true };
      await this.pm.repository.updateOrCreate({ filterKeys: ['name'], values });
    }
  }
}

module.exports = Preset;
module.exports.default = Preset;
