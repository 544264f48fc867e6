// Runs the story of the vendor's page. Arguments: URL, token, two numbers, and values of Prefer that force errors.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"reflect"
	"strings"

	attach "example.com/partner/client"
)

func main() {
	url, token, numbers := os.Args[1], os.Args[2], os.Args[3:5]
	client := clientOf(url, "")
	account := contextWith(token)

	first := createAgent(client, account, "First agent")
	second := createAgent(client, account, "Second agent")
	fmt.Println("created two agents")

	attached, _, err := attachNumbers(client, account, first, numbers)
	require(err == nil, err)
	require(attached.Data.AgentId == first && reflect.DeepEqual(attached.Data.PhoneNumbers, numbers), attached.Data)
	fmt.Printf("attached two numbers: %s\n", attached.Data.Status)

	again, _, err := attachNumbers(client, account, first, numbers)
	require(err == nil, err)
	require(reflect.DeepEqual(again.Data, attached.Data), again.Data)
	fmt.Println("attached them again: nothing has changed")

	_, response, err := attachNumbers(client, account, second, numbers)
	conflict, ok := modelOf(err).(attach.AlreadyAttachedResponse)
	require(ok && conflict.Data.ExistingAgentId == first, err)
	require(conflict.Data.PhoneNumber == numbers[0], conflict.Data)
	fmt.Printf("%d: the first agent holds the first number\n", response.StatusCode)

	_, response, err = attachNumbers(client, account, first, []string{strings.TrimPrefix(numbers[0], "+")})
	fmt.Printf("%d: %s\n", response.StatusCode, messageOf(err))

	for _, prefer := range os.Args[5:] {
		_, response, err = attachNumbers(clientOf(url, prefer), account, first, numbers)
		fmt.Printf("%d: %s, Retry-After: %s\n", response.StatusCode, messageOf(err), response.Header.Get("Retry-After"))
	}
}

func clientOf(url, prefer string) *attach.APIClient {
	configuration := attach.NewConfiguration()
	configuration.Servers = attach.ServerConfigurations{{URL: url}}
	if prefer != "" {
		configuration.AddDefaultHeader("Prefer", prefer)
	}
	return attach.NewAPIClient(configuration)
}

func contextWith(token string) context.Context {
	return context.WithValue(context.Background(), attach.ContextAPIKeys,
		map[string]attach.APIKey{"token": {Key: token}, "authorization": {Key: token}})
}

func createAgent(client *attach.APIClient, account context.Context, name string) string {
	agent, _, err := client.AgentsAPI.CreateAgent(account).CreateAgentRequest(*attach.NewCreateAgentRequest(name)).Execute()
	require(err == nil && agent.AgentName == name, err)
	return agent.Id
}

func attachNumbers(client *attach.APIClient, account context.Context, agent string, numbers []string) (*attach.AttachPhoneNumberResponse, *http.Response, error) {
	request := attach.NewAttachPhoneNumberRequest(agent, attach.SAN, numbers)
	return client.PhoneNumbersAPI.AttachPhoneNumber(account).AttachPhoneNumberRequest(*request).Execute()
}

func modelOf(err error) interface{} {
	refused, ok := err.(*attach.GenericOpenAPIError)
	require(ok, err)
	return refused.Model()
}

func messageOf(err error) string {
	model, ok := modelOf(err).(attach.ErrorResponse)
	require(ok, err)
	return model.Message
}

func require(holds bool, found interface{}) {
	if !holds {
		panic(fmt.Sprintf("unexpected: %v", found))
	}
}
