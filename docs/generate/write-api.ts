/** Writes the reference of the API from the output of `jsii-docgen -f json -o .cache/API`. */
import { mkdirSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { apiFiles } from './api-files';
import { ApiTypes } from '../../site/generate/api-reference';

const project = join(__dirname, '../..');
const files = apiFiles(new ApiTypes(join(project, '.cache/API.json')));
rmSync(join(project, 'docs/api'), { recursive: true, force: true });
mkdirSync(join(project, 'docs/api'));
for (const [file, text] of files) { writeFileSync(join(project, file), text); }
