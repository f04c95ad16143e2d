/** Writes what is generated from the rules: their page, and the schema of the configuration. */
import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { rulesPage } from './rules-page';
import { configurationSchema } from '../../src/configuration/schema';

const project = join(__dirname, '../..');
writeFileSync(join(project, 'docs/RULES.md'), rulesPage());
mkdirSync(join(project, 'schema'), { recursive: true });
writeFileSync(join(project, 'schema/least-privilege.schema.json'), `${JSON.stringify(configurationSchema(), null, 2)}\n`);
