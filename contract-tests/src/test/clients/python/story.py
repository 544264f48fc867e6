"""Runs the story of the vendor's page. Arguments: URL, token, two numbers, and values of Prefer that force errors."""

import sys

import client
from client.rest import ApiException


def check(holds, found):
    if not holds:
        raise SystemExit(f"unexpected: {found}")


def create_agent(api_client, name):
    agent = client.AgentsApi(api_client).create_agent(client.CreateAgentRequest(agent_name=name))
    check(agent.agent_name == name, agent)
    return agent.id


def attach(api_client, agent, numbers, **headers):
    request = client.AttachPhoneNumberRequest(agent_id=agent, provider="san", numbers=numbers)
    return client.PhoneNumbersApi(api_client).attach_phone_number(request, _headers=headers).data


def refusal(model, *arguments, **headers):
    try:
        answer = attach(*arguments, **headers)
    except ApiException as e:
        return e, model.from_json(e.body)
    raise SystemExit(f"not refused: {answer}")


def main(url, token, *arguments):
    numbers = list(arguments[:2])
    keys = {"token": token, "authorization": token}
    with client.ApiClient(client.Configuration(host=url, api_key=keys)) as api_client:
        first = create_agent(api_client, "First agent")
        second = create_agent(api_client, "Second agent")
        print("created two agents")

        attached = attach(api_client, first, numbers)
        check(attached.agent_id == first and attached.phone_numbers == numbers, attached)
        print(f"attached two numbers: {attached.status.value}")

        again = attach(api_client, first, numbers)
        check(again == attached, again)
        print("attached them again: nothing has changed")

        error, conflict = refusal(client.AlreadyAttachedResponse, api_client, second, numbers)
        check(conflict.data.existing_agent_id == first and conflict.data.phone_number == numbers[0], conflict)
        print(f"{error.status}: the first agent holds the first number")

        error, refused = refusal(client.ErrorResponse, api_client, first, [numbers[0].lstrip("+")])
        print(f"{error.status}: {refused.message}")

        for prefer in arguments[2:]:
            error, refused = refusal(client.ErrorResponse, api_client, first, numbers, Prefer=prefer)
            print(f"{error.status}: {refused.message}, Retry-After: {error.headers.get('Retry-After', '')}")


main(*sys.argv[1:])
