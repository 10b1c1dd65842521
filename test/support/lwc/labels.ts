import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';

const FILE = 'force-app/main/foundation/labels/CustomLabels.labels-meta.xml';

interface LabelsFile {
  CustomLabels: { labels: { fullName: string; value: string }[] };
}

/** The custom labels of the package by API name, read from the metadata below `root`. */
export function customLabels(root: string): Map<string, string> {
  const parser = new XMLParser({ isArray: (name) => name === 'labels', parseTagValue: false });
  const file = parser.parse(readFileSync(join(root, FILE), 'utf8')) as LabelsFile;
  return new Map(file.CustomLabels.labels.map(({ fullName, value }) => [fullName, value]));
}
