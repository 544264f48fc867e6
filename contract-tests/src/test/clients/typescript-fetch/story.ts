// Runs the story of the vendor's page. Arguments: URL, token, two numbers, and values of Prefer that force errors.
import assert from 'node:assert/strict';
import {
  AgentsApi, AlreadyAttachedResponseFromJSON, Configuration, ErrorResponseFromJSON, PhoneNumbersApi, Provider, ResponseError,
} from './client/index';

const [url, token, firstNumber, secondNumber, ...forced] = process.argv.slice(2);
const numbers = [firstNumber, secondNumber];
const configuration = new Configuration({ basePath: url, apiKey: token });

const createAgent = async (agentName: string) => {
  const agent = await new AgentsApi(configuration).createAgent({ createAgentRequest: { agentName } });
  assert.equal(agent.agentName, agentName);
  return agent.id;
};

const attach = (agentId: string, numbers: string[], prefer?: string) =>
  new PhoneNumbersApi(configuration).attachPhoneNumber(
    { attachPhoneNumberRequest: { agentId, provider: Provider.San, numbers } },
    ({ init }) => Promise.resolve(prefer ? { headers: { ...init.headers, Prefer: prefer } } : {}),
  );

const refusal = async (call: Promise<unknown>) => {
  const refused = await call.catch((error: unknown) => error);
  assert(refused instanceof ResponseError, `not refused: ${refused}`);
  return refused.response;
};

const messageOf = async (response: Response) => ErrorResponseFromJSON(await response.json()).message;

const main = async () => {
  const first = await createAgent('First agent');
  const second = await createAgent('Second agent');
  console.log('created two agents');

  const attached = (await attach(first, numbers)).data;
  assert.equal(attached.agentId, first);
  assert.deepEqual(attached.phoneNumbers, numbers);
  console.log(`attached two numbers: ${attached.status}`);

  assert.deepEqual((await attach(first, numbers)).data, attached);
  console.log('attached them again: nothing has changed');

  const refused = await refusal(attach(second, numbers));
  const conflict = AlreadyAttachedResponseFromJSON(await refused.json()).data;
  assert.deepEqual(conflict, { existingAgentId: first, phoneNumber: firstNumber });
  console.log(`${refused.status}: the first agent holds the first number`);

  const invalid = await refusal(attach(first, [firstNumber.replace('+', '')]));
  console.log(`${invalid.status}: ${await messageOf(invalid)}`);

  for (const prefer of forced) {
    const error = await refusal(attach(first, numbers, prefer));
    console.log(`${error.status}: ${await messageOf(error)}, Retry-After: ${error.headers.get('Retry-After') ?? ''}`);
  }
};

main();
