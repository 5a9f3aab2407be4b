import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { createAlias, updateAlias } from '../../api/stepFunctions';
import type { Alias, Route, Version } from '../../api/types';
import { useNotify } from '../../app/notifications';
import * as paths from '../../app/paths';
import { Dialog } from '../../widgets/Dialog';
import { versionOptions } from './versionOptions';

const ALL = 100;

/** Makes an alias, or points one elsewhere: at a version, or at two of which each gets a share of the starts. */
export function AliasDialog({ alias, versions, onClose }: { alias: Alias | null; versions: Version[]; onClose: () => void }) {
  const notify = useNotify();
  const [name, setName] = useState(alias?.name ?? '');
  const [description, setDescription] = useState(alias?.description ?? '');
  const [first, setFirst] = useState(alias?.routingConfiguration[0]?.stateMachineVersionArn ?? versions[0]?.stateMachineVersionArn ?? '');
  const [second, setSecond] = useState(alias?.routingConfiguration[1]?.stateMachineVersionArn ?? '');
  const [share, setShare] = useState(String(alias?.routingConfiguration[0]?.weight ?? ALL));
  const percent = Number(share);
  const shareFault = second && !(Number.isInteger(percent) && percent >= 0 && percent <= ALL) ? 'A whole number from 0 to 100.' : null;
  const save = async () => {
    const routingConfiguration = routes(first, second, percent);
    if (alias) {
      await updateAlias({ stateMachineAliasArn: alias.stateMachineAliasArn, description, routingConfiguration });
    } else {
      await createAlias({ name: name.trim(), ...(description ? { description } : {}), routingConfiguration });
    }
    notify.done(alias ? `${alias.name} leads elsewhere now` : `${name} is there`);
    onClose();
  };
  const options = versionOptions(versions);
  const optionOf = (value: string) => options.find((option) => option.value === value) ?? null;
  return (
    <Dialog
      title={alias ? `Point ${alias.name}` : 'Create an alias'}
      action={alias ? 'Save' : 'Create'}
      disabled={name.trim() === '' || !first || shareFault !== null}
      onAct={save}
      onClose={onClose}
    >
      {!alias && (
        <FormField label="Name">
          <Input value={name} autoFocus onChange={(event) => setName(event.detail.value)} />
        </FormField>
      )}
      <FormField label="Version">
        <Select
          selectedOption={optionOf(first)}
          options={options}
          onChange={(event) => setFirst(event.detail.selectedOption.value ?? '')}
        />
      </FormField>
      <FormField label="Second version" description="For moving over step by step; it may be left out.">
        <Select
          selectedOption={optionOf(second) ?? NONE}
          options={[NONE, ...options.filter((option) => option.value !== first)]}
          onChange={(event) => {
            setSecond(event.detail.selectedOption.value ?? '');
            setShare(event.detail.selectedOption.value ? '90' : String(ALL));
          }}
        />
      </FormField>
      {second && (
        <FormField label={`Share of version ${paths.nameOf(first)}, in percent`} errorText={shareFault}>
          <Input value={share} inputMode="numeric" onChange={(event) => setShare(event.detail.value)} />
        </FormField>
      )}
      <FormField label="Description">
        <Input value={description} onChange={(event) => setDescription(event.detail.value)} />
      </FormField>
    </Dialog>
  );
}

const NONE = { value: '', label: 'none' };

function routes(first: string, second: string, percent: number): Route[] {
  return second
    ? [
        { stateMachineVersionArn: first, weight: percent },
        { stateMachineVersionArn: second, weight: ALL - percent },
      ]
    : [{ stateMachineVersionArn: first, weight: ALL }];
}
