using System;
using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Org.OpenAPITools.Api;
using Org.OpenAPITools.Client;
using Org.OpenAPITools.Model;

/// <summary>Runs the story of the vendor's page. Arguments: URL, token, two numbers, and values of Prefer that force errors.</summary>
public static class Story
{
    public static void Main(string[] arguments)
    {
        string url = arguments[0], token = arguments[1];
        var numbers = new List<string> { arguments[2], arguments[3] };
        var configuration = ConfigurationOf(url, token, new Dictionary<string, string>());
        string first = CreateAgent(configuration, "First agent");
        string second = CreateAgent(configuration, "Second agent");
        Console.WriteLine("created two agents");

        Attachment attached = Attach(configuration, first, numbers);
        Check(attached.AgentId == first && attached.PhoneNumbers.SequenceEqual(numbers), attached);
        Console.WriteLine("attached two numbers: " + attached.Status.ToString().ToLowerInvariant());

        Attachment again = Attach(configuration, first, numbers);
        Check(again.ToJson() == attached.ToJson(), again);
        Console.WriteLine("attached them again: nothing has changed");

        ApiException conflict = Refusal(() => Attach(configuration, second, numbers));
        ExistingAttachment holder = Body<AlreadyAttachedResponse>(conflict).Data;
        Check(holder.ExistingAgentId == first && holder.PhoneNumber == numbers[0], holder);
        Console.WriteLine(conflict.ErrorCode + ": the first agent holds the first number");

        ApiException refused = Refusal(() => Attach(configuration, first, new List<string> { numbers[0].TrimStart('+') }));
        Console.WriteLine(refused.ErrorCode + ": " + Body<ErrorResponse>(refused).Message);

        foreach (string prefer in arguments.Skip(4))
        {
            var forcing = ConfigurationOf(url, token, new Dictionary<string, string> { ["Prefer"] = prefer });
            refused = Refusal(() => Attach(forcing, first, numbers));
            string retryAfter = refused.Headers.ContainsKey("Retry-After") ? refused.Headers["Retry-After"].First() : "";
            Console.WriteLine(refused.ErrorCode + ": " + Body<ErrorResponse>(refused).Message + ", Retry-After: " + retryAfter);
        }
    }

    private static Configuration ConfigurationOf(string url, string token, Dictionary<string, string> headers)
    {
        var keys = new Dictionary<string, string> { ["token"] = token, ["authorization"] = token };
        return new Configuration(headers, keys, new Dictionary<string, string>(), url);
    }

    private static string CreateAgent(Configuration configuration, string name)
    {
        Agent agent = new AgentsApi(configuration).CreateAgent(new CreateAgentRequest(agentName: name));
        Check(agent.AgentName == name, agent);
        return agent.Id;
    }

    private static Attachment Attach(Configuration configuration, string agent, List<string> numbers) =>
        new PhoneNumbersApi(configuration).AttachPhoneNumber(new AttachPhoneNumberRequest(agent, Provider.San, numbers)).Data;

    private static ApiException Refusal(Func<Attachment> call)
    {
        try
        {
            throw new InvalidOperationException("not refused: " + call());
        }
        catch (ApiException e)
        {
            return e;
        }
    }

    private static T Body<T>(ApiException refused) => JsonConvert.DeserializeObject<T>((string)refused.ErrorContent);

    private static void Check(bool holds, object found)
    {
        if (!holds)
        {
            throw new InvalidOperationException("unexpected: " + found);
        }
    }
}
