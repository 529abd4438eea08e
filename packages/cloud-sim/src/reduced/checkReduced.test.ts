import { fixture } from '../testing/SimulatedLab';
import { checkReduced } from './checkReduced';

async function problemsOf(text: string): Promise<string[]> {
  const { problems } = await checkReduced({ 'main.tf': text });
  return problems.map(
    ({ file, line, address, message }) =>
      `${file}:${line} ${address ?? ''} ${message}`,
  );
}

describe('the reduced check', () => {
  it('has nothing to say against the GPU labs of the three clouds', async () => {
    for (const [lab, blocks] of [
      ['gpu-lab', 22 + 8],
      ['gcp-gpu-lab', 12 + 5],
      ['azure-gpu-lab', 14 + 3],
    ] as const) {
      const report = await checkReduced({
        'main.tf': fixture(`${lab}/main.tf`),
      });
      expect(report.problems).toEqual([]);
      expect(report.checked).toBeGreaterThanOrEqual(blocks - 2);
    }
  });

  it('never says that something passed, and says what it cannot show', async () => {
    const report = await checkReduced({});
    expect(report).toEqual({
      mode: 'reduced',
      notice: expect.stringMatching(
        /^Reduced check, not a pass: .*not evaluated/,
      ),
      problems: [],
      checked: 0,
      unchecked: [],
    });
  });

  it('names the types that it did not look at', async () => {
    const report = await checkReduced({
      'main.tf': 'resource "kubernetes_pod" "a" {\n}\n',
    });
    expect(report).toMatchObject({ checked: 0, unchecked: ['kubernetes_pod'] });
  });

  it('gives the place where a file cannot be read', async () => {
    expect(await problemsOf('\n\nresource "aws_vpc" {')).toEqual([
      expect.stringMatching(/^main\.tf:3 {2}.*Unclosed configuration block/),
    ]);
  });

  it('goes on with other files then', async () => {
    const { problems } = await checkReduced({
      'bad.tf': '{',
      'good.tf': 'resource "aws_vpcs" "a" {\n}\n',
    });
    expect(problems.map(({ file }) => file)).toEqual(['bad.tf', 'good.tf']);
  });

  it.each([
    [
      'a type that does not exist',
      'resource "aws_vpcs" "a" {\n}\n',
      'main.tf:1 aws_vpcs.a cloud-sim\'s schema has no resource type "aws_vpcs"; did you mean "aws_vpc"?',
    ],
    [
      'a data source that does not exist',
      'data "google_projects_of_mine" "a" {\n}\n',
      'main.tf:1 data.google_projects_of_mine.a cloud-sim\'s schema has no data source "google_projects_of_mine"',
    ],
    [
      'an argument that does not exist',
      '\nresource "aws_vpc" "a" {\n  cidr_block = "10.0.0.0/16"\n  enable_dns_suport = true\n}\n',
      'main.tf:2 aws_vpc.a Unsupported argument "enable_dns_suport"; did you mean "enable_dns_support"?',
    ],
    [
      'an argument that is missing',
      'resource "google_compute_network" "a" {\n}\n',
      'main.tf:1 google_compute_network.a Missing required argument "name"',
    ],
    [
      'an argument inside a block that is missing',
      'resource "google_compute_firewall" "a" {\n  name = "lab"\n  network = "lab"\n  allow {\n  }\n}\n',
      'main.tf:1 google_compute_firewall.a Missing required argument "allow.protocol"',
    ],
    [
      'a block that is missing',
      'resource "google_secret_manager_secret" "a" {\n  secret_id = "token"\n}\n',
      'main.tf:1 google_secret_manager_secret.a Insufficient replication blocks: at least 1 required',
    ],
    [
      'a block too many',
      'resource "google_secret_manager_secret" "a" {\n  secret_id = "token"\n  replication {\n    auto {\n    }\n  }\n  replication {\n    auto {\n    }\n  }\n}\n',
      'main.tf:1 google_secret_manager_secret.a Too many replication blocks: at most 1 allowed',
    ],
    [
      'a value of the wrong type',
      'resource "google_compute_network" "a" {\n  name = "lab"\n  mtu = "large"\n}\n',
      'main.tf:1 google_compute_network.a Invalid value for "mtu": found "large", expected a number',
    ],
    [
      'a value that only the cloud can tell',
      'resource "google_compute_network" "a" {\n  name = "lab"\n  self_link = "x"\n}\n',
      'main.tf:1 google_compute_network.a "self_link" cannot be set: the cloud decides its value',
    ],
    [
      'a value that a rule forbids',
      'resource "azurerm_public_ip" "a" {\n  name = "ip"\n  location = "westeurope"\n  resource_group_name = "lab"\n  allocation_method = "Sometimes"\n}\n',
      'main.tf:1 azurerm_public_ip.a Invalid value for allocation_method: expected allocation_method to be one of ["Static", "Dynamic"], got Sometimes',
    ],
  ])('finds %s', async (_, text, problem) => {
    expect(await problemsOf(text)).toEqual([problem]);
  });

  it('takes expressions, dynamic blocks and arguments of Terraform as they are', async () => {
    const text = `
resource "google_compute_firewall" "a" {
  count    = var.enabled ? 1 : 0
  name     = "lab-\${count.index}"
  network  = google_compute_network.lab.id
  priority = var.priority

  dynamic "allow" {
    for_each = var.ports
    content {
      protocol = "tcp"
      ports    = [allow.value]
    }
  }

  lifecycle {
    ignore_changes = [description]
  }
}
`;
    expect(await problemsOf(text)).toEqual([]);
  });

  it('looks inside dynamic blocks', async () => {
    const text = `
resource "google_compute_firewall" "a" {
  name    = "lab"
  network = "lab"
  dynamic "allow" {
    for_each = var.ports
    content {
      port = 22
    }
  }
}
`;
    expect(await problemsOf(text)).toEqual([
      'main.tf:2 google_compute_firewall.a Unsupported argument "allow.port"; did you mean "ports"?',
      'main.tf:2 google_compute_firewall.a Missing required argument "allow.protocol"',
    ]);
  });
});
