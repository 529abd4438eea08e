import { CompetencyEntity } from '../entities';
import { mostSimilar } from '../entities/similarity';
import { slug } from '../entities/slug';

/**
 * Which Competency a name means: the names, titles and aliases of those that are known, and the names that modules
 * use for what nobody has defined.
 */
export class CompetencyNames {
  readonly #known = new Map<string, CompetencyEntity>();
  readonly #labels = new Map<string, string>();

  private constructor() {}

  static of(known: Iterable<CompetencyEntity>): CompetencyNames {
    const names = new CompetencyNames();
    for (const entity of known) {
      const { name, title } = entity.metadata;
      names.#labels.set(title ?? name, name);
      for (const label of [
        name,
        title ?? name,
        ...(entity.spec.aliases ?? []),
      ]) {
        // of two that claim an alias the first one has it
        if (!names.#known.has(slug(label))) {
          names.#known.set(slug(label), entity);
        }
      }
    }
    return names;
  }

  get isEmpty(): boolean {
    return this.#known.size === 0;
  }

  /** The name of the entity that a name means; its own slug where none is known for it. */
  resolve(name: string): string {
    return this.#known.get(slug(name))?.metadata.name ?? slug(name);
  }

  isKnown(name: string): boolean {
    return this.#known.has(slug(name));
  }

  /** The title of the known competency whose name is most like it. */
  suggest(name: string): string | undefined {
    return mostSimilar(name, this.#labels.keys());
  }
}
