/**
 * A correction of a key after learners answered. Each names an item; `version` limits it to one version of it.
 *
 * @public
 */
export type RegradeAction =
  | {
      /** The option counts as right, too. */
      type: 'accept-option';
      itemId: string;
      version?: number;
      optionId: string;
    }
  | {
      /** The text is right, too. */
      type: 'accept-text';
      itemId: string;
      version?: number;
      text: string;
    }
  | {
      /** The item does not count, neither for nor against anybody. */
      type: 'drop-item';
      itemId: string;
    }
  | {
      /** Everybody who drew the item earns all of it. */
      type: 'full-credit';
      itemId: string;
    }
  | {
      /** Attempts that drew an older version of the item are judged by the key of `version`. */
      type: 'rescore';
      itemId: string;
      version: number;
    };
