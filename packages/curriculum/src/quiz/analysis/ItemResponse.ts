/** How one learner did on one item. @public */
export interface ItemResponse {
  itemId: string;
  itemVersion: number;
  /** 0 to 1. */
  credit: number;
  /** The author's ids of the options that were chosen, for items that have options. */
  chosen?: string[];
}

/** One attempt as far as statistics need it. @public */
export interface AttemptResponses {
  learner: string;
  /** Counts from 1; statistics use each learner's lowest. */
  attemptNo: number;
  responses: ItemResponse[];
}
