package dev.attachphone.server.operations;

import dev.attachphone.openapi.operations.model.Account;
import dev.attachphone.openapi.operations.model.AttachedNumber;
import dev.attachphone.openapi.operations.model.Credential;
import dev.attachphone.openapi.operations.model.Detached;
import dev.attachphone.openapi.operations.model.IssuedCredential;
import dev.attachphone.openapi.operations.model.OperatedAgent;
import dev.attachphone.server.http.accesslog.AccessLogFields;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.regex.Pattern;

/** Lets the log say what an operator's request was about. */
final class AuditFields {

    private static final String ACCOUNT = "account";
    private static final String AGENT = "agent";
    private static final String CREDENTIAL = "credential";

    /** All that matters here is that it says nothing but digits. */
    private static final Pattern NUMBER = Pattern.compile("\\+[0-9]+");

    private AuditFields() {}

    /** Notes an account that there is. */
    static void account(ContainerRequestContext request, String id) {
        AccessLogFields.put(request, ACCOUNT, id);
    }

    /** Notes the last digits of what was asked for, unless it is no number: then it could be anything, a credential included. */
    static void number(ContainerRequestContext request, String asked) {
        if (NUMBER.matcher(asked).matches()) {
            AccessLogFields.putNumbers(request, List.of(asked));
        }
    }

    /** Notes what that is, if it is one thing and no list. */
    static void note(ContainerRequestContext request, Object body) {
        if (body instanceof Account account) {
            account(request, account.id());
        } else if (body instanceof IssuedCredential credential) {
            AccessLogFields.put(request, CREDENTIAL, credential.id());
        } else if (body instanceof Credential credential) {
            AccessLogFields.put(request, CREDENTIAL, credential.id());
        } else if (body instanceof OperatedAgent agent) {
            account(request, agent.accountId());
            AccessLogFields.put(request, AGENT, agent.agentId());
        } else if (body instanceof AttachedNumber number) {
            account(request, number.accountId());
            AccessLogFields.put(request, AGENT, number.agentId());
            number(request, number.number());
        } else if (body instanceof Detached detached) {
            AccessLogFields.put(request, AGENT, detached.agentId());
        }
    }
}
