/** The entries of one version: a set of texts by name. */
export type Described = ReadonlyMap<string, ReadonlySet<string>>;

/** One line per differing name: `+` is new, `-` is removed, `~` lists added and removed texts. */
export function differences(before: Described, after: Described): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap(name => {
    const [old, now] = [before.get(name), after.get(name)];
    if (!old) { return [`+ ${name}${list(now!)}`]; }
    if (!now) { return [`- ${name}`]; }
    const came = [...now].filter(text => !old.has(text)).map(text => `+ ${text}`);
    const went = [...old].filter(text => !now.has(text)).map(text => `- ${text}`);
    return came.length + went.length > 0 ? [`~ ${name}: ${[...came, ...went].join('; ')}`] : [];
  });
}

/** Collects texts by name. */
export function describe(entries: Iterable<readonly [name: string, text?: string]>): Described {
  const described = new Map<string, Set<string>>();
  for (const [name, text] of entries) {
    if (!described.has(name)) { described.set(name, new Set()); }
    if (text !== undefined) { described.get(name)!.add(text); }
  }
  return described;
}

function list(texts: ReadonlySet<string>): string {
  return texts.size > 0 ? `: ${[...texts].join('; ')}` : '';
}
