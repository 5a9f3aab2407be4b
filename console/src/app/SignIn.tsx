import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState, useSyncExternalStore, type FormEvent } from 'react';
import { tryCredentials } from '../api/client';
import { credentials, credentialsWanted, keepCredentials, subscribeCredentials } from '../api/credentials';

const REGION = 'us-east-1';

/** Whether calls are signed at present. */
export function useSignedIn(): boolean {
  return useSyncExternalStore(subscribeCredentials, credentials) !== null;
}

/** Asks for an access key when the server wants its calls signed; everything that was asked for goes on afterwards. */
export function SignIn() {
  const wanted = useSyncExternalStore(subscribeCredentials, credentialsWanted);
  return wanted === null ? null : <AccessKey why={wanted} />;
}

function AccessKey({ why }: { why: string }) {
  const [accessKeyId, setAccessKeyId] = useState('');
  const [secretAccessKey, setSecretAccessKey] = useState('');
  const [sessionToken, setSessionToken] = useState('');
  const [region, setRegion] = useState(credentials()?.region ?? REGION);
  const [refused, setRefused] = useState(why);
  const [busy, setBusy] = useState(false);
  // browsers give their cryptography to pages that came over HTTPS or from this machine only
  const canSign = window.isSecureContext;
  const isComplete = accessKeyId.trim() !== '' && secretAccessKey !== '' && region.trim() !== '';
  const enter = async () => {
    const key = {
      accessKeyId: accessKeyId.trim(),
      secretAccessKey,
      region: region.trim(),
      ...(sessionToken.trim() ? { sessionToken: sessionToken.trim() } : {}),
    };
    setBusy(true);
    try {
      await tryCredentials(key);
      keepCredentials(key);
    } catch (failure) {
      setRefused(failure instanceof Error ? failure.message : String(failure));
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete && canSign && !busy) {
      void enter();
    }
  };
  return (
    <Modal
      visible
      header="Access key"
      closeAriaLabel="Close"
      footer={
        <Box float="right">
          <Button variant="primary" form="access-key" formAction="submit" loading={busy} disabled={!isComplete || !canSign}>
            Sign in
          </Button>
        </Box>
      }
    >
      <form id="access-key" onSubmit={submit}>
        <SpaceBetween size="m">
          {!canSign && (
            <Alert type="warning" header="This page cannot sign">
              The browser signs only for pages that came over HTTPS or from this machine. Put a proxy with TLS in front of the server, or
              forward its port to localhost.
            </Alert>
          )}
          {refused && (
            <Alert type="error" header="The server refused the key">
              {refused}
            </Alert>
          )}
          <Box>
            This server wants calls signed. The secret signs them in this page, is never sent, and is forgotten when the tab is closed.
          </Box>
          <FormField label="Access key ID">
            <Input
              value={accessKeyId}
              autoFocus
              autoComplete={false}
              spellcheck={false}
              onChange={(event) => setAccessKeyId(event.detail.value)}
            />
          </FormField>
          <FormField label="Secret access key">
            <Input
              value={secretAccessKey}
              type="password"
              autoComplete={false}
              spellcheck={false}
              onChange={(event) => setSecretAccessKey(event.detail.value)}
            />
          </FormField>
          <FormField
            label={
              <span>
                Session token <i>- only if the key has one</i>
              </span>
            }
          >
            <Input
              value={sessionToken}
              type="password"
              autoComplete={false}
              spellcheck={false}
              onChange={(event) => setSessionToken(event.detail.value)}
            />
          </FormField>
          <FormField label="Region of the server">
            <Input value={region} spellcheck={false} onChange={(event) => setRegion(event.detail.value)} />
          </FormField>
        </SpaceBetween>
      </form>
    </Modal>
  );
}
