/** Says of addresses that were not read what that means. */
export function unreadNotes(addresses: string[]): string[] {
  return addresses.map(
    it =>
      `${it} was not read, because a test reads nothing from a network: what comes from there was not looked at. Name a folder that stands for it under \`sources\` of the samples file`,
  );
}
