/** `provider::google::…`: parts of ids, self links and names. */

function behind(kind: string, example: string) {
  return (id: string) => {
    const found = new RegExp(`(?:^|/)${kind}/([^/]+)`).exec(id)?.[1];
    if (found === undefined) {
      throw new Error(
        `found no "${kind}" in ${JSON.stringify(
          id,
        )}: expected such as "${example}"`,
      );
    }
    return found;
  };
}

export const GOOGLE_FUNCTIONS = {
  location_from_id: behind('locations', 'projects/p/locations/l/services/s'),
  name_from_id: (id: string) => {
    const name = id.split('/').at(-1);
    if (!id.includes('/') || !name) {
      throw new Error(
        `found ${JSON.stringify(id)}, expected a path with a name at its end`,
      );
    }
    return name;
  },
  project_from_id: behind('projects', 'projects/p/zones/z/instances/i'),
  region_from_id: behind('regions', 'projects/p/regions/r/subnetworks/s'),
  region_from_zone: (zone: string) => {
    if (!/^[a-z]+-[a-z]+\d+-[a-z]$/.test(zone)) {
      throw new Error(
        `found ${JSON.stringify(
          zone,
        )}, expected a zone such as "us-central1-a"`,
      );
    }
    return zone.slice(0, -2);
  },
  zone_from_id: behind('zones', 'projects/p/zones/z/instances/i'),
};
