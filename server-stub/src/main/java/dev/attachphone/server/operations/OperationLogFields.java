package dev.attachphone.server.operations;

import dev.attachphone.openapi.operations.model.AccountModel;
import dev.attachphone.openapi.operations.model.AttachedNumber;
import dev.attachphone.openapi.operations.model.Credential;
import dev.attachphone.openapi.operations.model.Detached;
import dev.attachphone.openapi.operations.model.IssuedCredential;
import dev.attachphone.openapi.operations.model.OperatedAgent;
import dev.attachphone.server.http.accesslog.AccessLogFields;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.regex.Pattern;

/** Adds the resources of an operator's request to its line in the access log. */
final class OperationLogFields {

    private static final String ACCOUNT = "account";
    private static final String AGENT = "agent";
    private static final String CREDENTIAL = "credential";

    /** Matches every text that cannot contain anything secret. */
    private static final Pattern NUMBER = Pattern.compile("\\+[0-9]+");

    private OperationLogFields() {}

    /** Adds the id of an existing account. */
    static void putAccount(ContainerRequestContext request, String id) {
        AccessLogFields.put(request, ACCOUNT, id);
    }

    /** Adds the last digits of a requested number. Any other text is left out, because it could be a credential. */
    static void putNumber(ContainerRequestContext request, String asked) {
        if (NUMBER.matcher(asked).matches()) {
            AccessLogFields.putNumbers(request, List.of(asked));
        }
    }

    /** Adds the last digits of numbers in E.164 format. */
    static void putNumbers(ContainerRequestContext request, List<String> numbers) {
        AccessLogFields.putNumbers(request, numbers);
    }

    /** Adds the id of an existing agent. */
    static void putAgent(ContainerRequestContext request, String id) {
        AccessLogFields.put(request, AGENT, id);
    }

    /** Adds the ids of the resource in a response body. Lists are left out. */
    static void putResource(ContainerRequestContext request, Object body) {
        if (body instanceof AccountModel account) {
            putAccount(request, account.id());
        } else if (body instanceof IssuedCredential credential) {
            AccessLogFields.put(request, CREDENTIAL, credential.id());
        } else if (body instanceof Credential credential) {
            AccessLogFields.put(request, CREDENTIAL, credential.id());
        } else if (body instanceof OperatedAgent agent) {
            putAccount(request, agent.accountId());
            AccessLogFields.put(request, AGENT, agent.agentId());
        } else if (body instanceof AttachedNumber number) {
            putAccount(request, number.accountId());
            AccessLogFields.put(request, AGENT, number.agentId());
            putNumber(request, number.number());
        } else if (body instanceof Detached detached) {
            AccessLogFields.put(request, AGENT, detached.agentId());
        }
    }
}
