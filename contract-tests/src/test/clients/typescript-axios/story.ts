// Runs the story of the vendor's page. Arguments: URL, token, two numbers, and values of Prefer that force errors.
import assert from 'node:assert/strict';
import { isAxiosError } from 'axios';
import { AgentsApi, AlreadyAttachedResponse, Configuration, ErrorResponse, PhoneNumbersApi, Provider } from './client/index';

const [url, token, firstNumber, secondNumber, ...forced] = process.argv.slice(2);
const numbers = [firstNumber, secondNumber];
const configuration = new Configuration({ basePath: url, apiKey: token });

const createAgent = async (agent_name: string) => {
  const agent = (await new AgentsApi(configuration).createAgent({ agent_name })).data;
  assert.equal(agent.agent_name, agent_name);
  return agent.id;
};

const attach = (agent_id: string, numbers: string[], headers: Record<string, string> = {}) =>
  new PhoneNumbersApi(configuration).attachPhoneNumber({ agent_id, provider: Provider.San, numbers }, { headers });

const refusal = async <T = ErrorResponse>(call: Promise<unknown>) => {
  const refused = await call.catch((error: unknown) => error);
  assert(isAxiosError<T>(refused) && refused.response, `not refused: ${refused}`);
  return refused.response;
};

const main = async () => {
  const first = await createAgent('First agent');
  const second = await createAgent('Second agent');
  console.log('created two agents');

  const attached = (await attach(first, numbers)).data.data;
  assert.equal(attached.agent_id, first);
  assert.deepEqual(attached.phone_numbers, numbers);
  console.log(`attached two numbers: ${attached.status}`);

  assert.deepEqual((await attach(first, numbers)).data.data, attached);
  console.log('attached them again: nothing has changed');

  const refused = await refusal<AlreadyAttachedResponse>(attach(second, numbers));
  assert.deepEqual(refused.data.data, { existing_agent_id: first, phone_number: firstNumber });
  console.log(`${refused.status}: the first agent holds the first number`);

  const invalid = await refusal(attach(first, [firstNumber.replace('+', '')]));
  console.log(`${invalid.status}: ${invalid.data.message}`);

  for (const prefer of forced) {
    const error = await refusal(attach(first, numbers, { Prefer: prefer }));
    console.log(`${error.status}: ${error.data.message}, Retry-After: ${error.headers['retry-after'] ?? ''}`);
  }
};

main();
