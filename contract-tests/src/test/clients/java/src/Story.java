import com.example.attach.ApiClient;
import com.example.attach.ApiException;
import com.example.attach.api.AgentsApi;
import com.example.attach.api.PhoneNumbersApi;
import com.example.attach.model.AlreadyAttachedResponse;
import com.example.attach.model.AttachPhoneNumberRequest;
import com.example.attach.model.Attachment;
import com.example.attach.model.CreateAgentRequest;
import com.example.attach.model.ErrorResponse;
import com.example.attach.model.Provider;
import java.util.List;
import java.util.Map;

/** Runs the story of the vendor's page. Arguments: URL, token, two numbers, and values of Prefer that force errors. */
public final class Story {

    private final ApiClient client = new ApiClient();

    private Story(String url, String token) {
        client.updateBaseUri(url);
        client.setRequestInterceptor(request -> request.header("token", token).header("authorization", token));
    }

    public static void main(String[] arguments) throws Exception {
        List<String> values = List.of(arguments);
        new Story(arguments[0], arguments[1]).run(values.subList(2, 4), values.subList(4, values.size()));
    }

    private void run(List<String> numbers, List<String> forced) throws Exception {
        String first = createAgent("First agent");
        String second = createAgent("Second agent");
        System.out.println("created two agents");

        Attachment attached = attach(first, numbers, Map.of());
        check(attached.getAgentId().equals(first) && attached.getPhoneNumbers().equals(numbers), attached);
        System.out.println("attached two numbers: " + attached.getStatus());

        Attachment again = attach(first, numbers, Map.of());
        check(again.equals(attached), again);
        System.out.println("attached them again: nothing has changed");

        ApiException conflict = refusal(() -> attach(second, numbers, Map.of()));
        var holder = body(conflict, AlreadyAttachedResponse.class).getData();
        check(holder.getExistingAgentId().equals(first) && holder.getPhoneNumber().equals(numbers.get(0)), holder);
        System.out.println(conflict.getCode() + ": the first agent holds the first number");

        List<String> invalid = List.of(numbers.get(0).substring(1));
        ApiException refused = refusal(() -> attach(first, invalid, Map.of()));
        System.out.println(refused.getCode() + ": " + body(refused, ErrorResponse.class).getMessage());

        for (String prefer : forced) {
            refused = refusal(() -> attach(first, numbers, Map.of("Prefer", prefer)));
            System.out.println(refused.getCode() + ": " + body(refused, ErrorResponse.class).getMessage()
                    + ", Retry-After: " + refused.getResponseHeaders().firstValue("Retry-After").orElse(""));
        }
    }

    private String createAgent(String name) throws ApiException {
        var agent = new AgentsApi(client).createAgent(new CreateAgentRequest().agentName(name));
        check(agent.getAgentName().equals(name), agent);
        return agent.getId();
    }

    private Attachment attach(String agent, List<String> numbers, Map<String, String> headers) throws ApiException {
        var request = new AttachPhoneNumberRequest().agentId(agent).provider(Provider.SAN).numbers(numbers);
        return new PhoneNumbersApi(client).attachPhoneNumber(request, headers).getData();
    }

    private <T> T body(ApiException refused, Class<T> type) throws Exception {
        return client.getObjectMapper().readValue(refused.getResponseBody(), type);
    }

    private static ApiException refusal(Call call) throws Exception {
        Object answer;
        try {
            answer = call.send();
        } catch (ApiException e) {
            return e;
        }
        throw new IllegalStateException("not refused: " + answer);
    }

    private static void check(boolean holds, Object found) {
        if (!holds) {
            throw new IllegalStateException("unexpected: " + found);
        }
    }

    private interface Call {
        Object send() throws ApiException;
    }
}
