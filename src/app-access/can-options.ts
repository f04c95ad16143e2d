import { AccessQuestionOptions } from './access-question-options';

/** Options of `Access.can()`. */
export interface CanOptions extends AccessQuestionOptions {
  /**
   * The groups of the user. They replace those of a ServiceAccount, as with `kubectl --as-group`.
   *
   * @default - the groups of the ServiceAccount; of a user, `system:authenticated`
   */
  readonly groups?: string[];
}
