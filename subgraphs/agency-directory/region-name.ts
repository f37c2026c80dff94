/** The name of a region in that of its government, `Bekasi` in `Pemerintah Kabupaten Bekasi`; undefined where the word for it is missing. */
export function regionNameIn(governmentName: string, localTerm: string): string | undefined {
  const named = governmentName.replace(/^Pemerintah (Daerah )?/i, '');
  const isTold = named.toLowerCase().startsWith(`${localTerm} `);
  return isTold ? named.slice(localTerm.length + 1) : undefined;
}

/**
 * What a region is called after its government gets another name; undefined where that says nothing of it. Where the local
 * word is missing, as in `Pemerintah Aceh`, what stood before the region's name until now tells it.
 */
export function regionNameAfter(
  region: { name: string; localTerm: string },
  { formerName, name }: { formerName: string; name: string },
): string | undefined {
  const told = regionNameIn(name, region.localTerm);
  if (told !== undefined || !formerName.endsWith(region.name)) return told;
  const before = formerName.slice(0, -region.name.length);
  return name.startsWith(before) ? name.slice(before.length) : undefined;
}
