import type { Version } from '../../api/types';
import * as paths from '../../app/paths';

/** Versions to choose from. */
export function versionOptions(versions: readonly Version[]): { value: string; label: string }[] {
  return versions.map(({ stateMachineVersionArn }) => ({
    value: stateMachineVersionArn,
    label: `version ${paths.nameOf(stateMachineVersionArn)}`,
  }));
}
