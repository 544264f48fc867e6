import com.example.operations.ApiClient;
import com.example.operations.ApiException;
import com.example.operations.api.AccountsApi;
import com.example.operations.api.CredentialsApi;
import com.example.operations.api.OperatedAgentsApi;
import com.example.operations.model.Account;
import com.example.operations.model.Activation;
import com.example.operations.model.CreateAccountRequest;
import com.example.operations.model.CreateCredentialRequest;
import com.example.operations.model.CreateOperatedAgentRequest;
import com.example.operations.model.ErrorResponse;
import com.example.operations.model.Provider;
import com.example.operations.model.ProviderConfiguration;
import java.util.List;
import java.util.UUID;

/** Creates an account, a credential and an agent. Arguments: URL, operator token, a name that is not taken. */
public final class Operations {

    private Operations() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments[2];
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + arguments[1]));

        var san = new ProviderConfiguration().provider(Provider.SAN).activation(Activation.AT_ONCE);
        var newAccount = new CreateAccountRequest().name(name).addProvidersItem(san);
        Account account = new AccountsApi(client).createAccount(newAccount, null);
        check(account.getName().equals(name) && account.getProviders().equals(List.of(san)), account);
        System.out.println("created an account with one provider");

        String key = UUID.randomUUID().toString();
        var credential =
                new CredentialsApi(client).issueCredential(account.getId(), new CreateCredentialRequest(), key);
        check(
                credential.equals(new CredentialsApi(client)
                        .issueCredential(account.getId(), new CreateCredentialRequest(), key)),
                credential);
        check(credential.getCredential().startsWith(credential.getPrefix()), credential);
        System.out.println("issued a credential");

        var agent = new OperatedAgentsApi(client)
                .createOperatedAgent(
                        new CreateOperatedAgentRequest()
                                .accountId(account.getId())
                                .agentId("agent_" + name)
                                .agentName("Support"),
                        null);
        check(agent.getAgentId().equals("agent_" + name) && agent.getAccountId().equals(account.getId()), agent);
        System.out.println("created an agent");

        try {
            throw new IllegalStateException("not refused: " + new AccountsApi(client).createAccount(newAccount, null));
        } catch (ApiException e) {
            var error = client.getObjectMapper().readValue(e.getResponseBody(), ErrorResponse.class);
            System.out.println(e.getCode() + ": " + error.getMessage());
        }
    }

    private static void check(boolean holds, Object found) {
        if (!holds) {
            throw new IllegalStateException("unexpected: " + found);
        }
    }
}
