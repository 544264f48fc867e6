// Creates an account, a credential and an agent. Arguments: URL, operator token, a name that is not taken.
import assert from 'node:assert/strict';
import { isAxiosError } from 'axios';
import { AccountsApi, Activation, Configuration, CredentialsApi, ErrorResponse, OperatedAgentsApi, Provider } from './operations-client/index';

const [basePath, accessToken, name] = process.argv.slice(2);
const configuration = new Configuration({ basePath, accessToken });

const createAccount = () =>
  new AccountsApi(configuration).createAccount({ name, providers: [{ provider: Provider.San, activation: Activation.AT_ONCE }] });

const main = async () => {
  const account = (await createAccount()).data;
  assert.equal(account.name, name);
  assert.deepEqual(account.providers, [{ provider: 'san', activation: 'at-once' }]);
  console.log('created an account with one provider');

  const credential = (await new CredentialsApi(configuration).issueCredential(account.id, {})).data;
  assert(credential.credential.startsWith(credential.prefix));
  console.log('issued a credential');

  const agentId = `agent_${name}`;
  const agent = (
    await new OperatedAgentsApi(configuration).createOperatedAgent({ account_id: account.id, agent_id: agentId, agent_name: 'Support' })
  ).data;
  assert.equal(agent.agent_id, agentId);
  assert.equal(agent.account_id, account.id);
  console.log('created an agent');

  const refused = await createAccount().catch((error: unknown) => error);
  assert(isAxiosError<ErrorResponse>(refused) && refused.response, `not refused: ${refused}`);
  console.log(`${refused.response.status}: ${refused.response.data.message}`);
};

main();
