// Creates an account, a credential and an agent. Arguments: URL, operator token, a name that is not taken.
package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	operations "example.com/partner/operations-client"
)

func main() {
	url, token, name := os.Args[1], os.Args[2], os.Args[3]
	configuration := operations.NewConfiguration()
	configuration.Servers = operations.ServerConfigurations{{URL: url}}
	client := operations.NewAPIClient(configuration)
	operator := context.WithValue(context.Background(), operations.ContextAccessToken, token)

	newAccount := operations.NewCreateAccountRequest(name)
	newAccount.SetProviders([]operations.ProviderConfiguration{*operations.NewProviderConfiguration(operations.SAN, operations.AT_ONCE)})
	account, _, err := client.AccountsAPI.CreateAccount(operator).CreateAccountRequest(*newAccount).Execute()
	require(err == nil && account.Name == name && len(account.Providers) == 1, err)
	fmt.Println("created an account with one provider")

	credential, _, err := client.CredentialsAPI.IssueCredential(operator, account.Id).CreateCredentialRequest(*operations.NewCreateCredentialRequest()).Execute()
	require(err == nil && strings.HasPrefix(credential.Credential, credential.Prefix), err)
	fmt.Println("issued a credential")

	newAgent := operations.NewCreateOperatedAgentRequest(account.Id, "agent_"+name, "Support")
	agent, _, err := client.OperatedAgentsAPI.CreateOperatedAgent(operator).CreateOperatedAgentRequest(*newAgent).Execute()
	require(err == nil && agent.AgentId == "agent_"+name && agent.AccountId == account.Id, err)
	fmt.Println("created an agent")

	_, response, err := client.AccountsAPI.CreateAccount(operator).CreateAccountRequest(*newAccount).Execute()
	refused, ok := err.(*operations.GenericOpenAPIError)
	require(ok && response.StatusCode == 409, err)
	fmt.Printf("409: %s\n", refused.Model().(operations.ErrorResponse).Message)
}

func require(holds bool, found interface{}) {
	if !holds {
		panic(fmt.Sprintf("unexpected: %v", found))
	}
}
