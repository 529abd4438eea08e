import { RenderedSample } from '../checks/RenderedSample';
import { filesOfRoot } from './filesOfRoot';

/** The files that count for `infra`, where one of its files has a text. */
function filesWith(file: string, text: string): string[] {
  const files: Record<string, string> = {
    'README.md': '',
    'infra/main.tf': '',
    [file]: text,
  };
  const rendered = {
    files: Object.keys(files),
    read: (name: string) => files[name],
  };
  return filesOfRoot(rendered as RenderedSample, 'infra');
}

describe('filesOfRoot', () => {
  it.each([
    ['infra/main.tf', 'source = "./modules/a"'],
    ['infra/modules/a/main.tf', 'source = "../b"'],
    ['infra/modules/a/main.tf', 'x = file("${path.module}/../../values.json")'],
    ['infra/main.tf', 'x = file("modules/../values.json")'],
    ['infra/main.tf', 'x = "two dots .. in a sentence"'],
    ['infra/main.tf', 'x = "${var.name}/values.json"'],
  ])('are those of the root where %s has %s', (file, text) => {
    expect(filesWith(file, text)).not.toContain('README.md');
  });

  it.each([
    ['infra/main.tf', 'source = "../modules/a"'],
    ['infra/main.tf', 'x = file("../lab.yaml")'],
    ['infra/main.tf', 'x = fileset("..", "*.md")'],
    ['infra/main.tf', 'x = file("${path.module}/../lab.yaml")'],
    ['infra/modules/a/main.tf', 'x = file("../lab.yaml")'],
    ['infra/modules/a/main.tf', 'source = "../../../b"'],
    ['infra/modules/a/main.tf', 'x = file("${path.root}/../lab.yaml")'],
    ['infra/modules/a/main.tf', 'x = file("modules/../../lab.yaml")'],
    ['infra/main.tf', 'x = file("${path.cwd}/../lab.yaml")'],
    ['infra/main.tf', 'x = file("${var.folder}/../lab.yaml")'],
    ['lib/a/main.tf', 'x = file("../lab.yaml")'],
  ])('are all of the repository where %s has %s', (file, text) => {
    expect(filesWith(file, text)).toContain('README.md');
  });
});
