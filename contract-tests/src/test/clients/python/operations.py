"""Creates an account, a credential and an agent. Arguments: URL, operator token, a name that is not taken."""

import sys

import operations_client as operations
from operations_client.rest import ApiException


def check(holds, found):
    if not holds:
        raise SystemExit(f"unexpected: {found}")


def main(url, token, name):
    with operations.ApiClient(operations.Configuration(host=url, access_token=token)) as api_client:
        accounts = operations.AccountsApi(api_client)
        san = operations.ProviderConfiguration(provider="san", activation="at-once")
        new_account = operations.CreateAccountRequest(name=name, providers=[san])
        account = accounts.create_account(new_account)
        check(account.name == name and account.providers == [san], account)
        print("created an account with one provider")

        credential = operations.CredentialsApi(api_client).issue_credential(account.id, operations.CreateCredentialRequest())
        check(credential.credential.startswith(credential.prefix), credential)
        print("issued a credential")

        new_agent = operations.CreateOperatedAgentRequest(account_id=account.id, agent_id=f"agent_{name}", agent_name="Support")
        agent = operations.OperatedAgentsApi(api_client).create_operated_agent(new_agent)
        check(agent.agent_id == f"agent_{name}" and agent.account_id == account.id, agent)
        print("created an agent")

        try:
            answer = accounts.create_account(new_account)
        except ApiException as e:
            print(f"{e.status}: {operations.ErrorResponse.from_json(e.body).message}")
        else:
            raise SystemExit(f"not refused: {answer}")


main(*sys.argv[1:])
