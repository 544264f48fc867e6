// Creates an account, a credential and an agent. Arguments: URL, operator token, a name that is not taken.
import assert from 'node:assert/strict';
import {
  AccountsApi, Activation, Configuration, CredentialsApi, ErrorResponseFromJSON, OperatedAgentsApi, Provider, ResponseError,
} from './operations-client/index';

const [basePath, accessToken, name] = process.argv.slice(2);
const configuration = new Configuration({ basePath, accessToken });

const createAccount = () =>
  new AccountsApi(configuration).createAccount({
    createAccountRequest: { name, providers: [{ provider: Provider.San, activation: Activation.AT_ONCE }] },
  });

const main = async () => {
  const account = await createAccount();
  assert.equal(account.name, name);
  assert.deepEqual(account.providers, [{ provider: 'san', activation: 'at-once' }]);
  console.log('created an account with one provider');

  const credential = await new CredentialsApi(configuration).issueCredential({ accountId: account.id, createCredentialRequest: {} });
  assert(credential.credential.startsWith(credential.prefix));
  console.log('issued a credential');

  const agent = await new OperatedAgentsApi(configuration).createOperatedAgent({
    createOperatedAgentRequest: { accountId: account.id, agentId: `agent_${name}`, agentName: 'Support' },
  });
  assert.equal(agent.agentId, `agent_${name}`);
  assert.equal(agent.accountId, account.id);
  console.log('created an agent');

  const refused = await createAccount().catch((error: unknown) => error);
  assert(refused instanceof ResponseError, `not refused: ${refused}`);
  console.log(`${refused.response.status}: ${ErrorResponseFromJSON(await refused.response.json()).message}`);
};

main();
