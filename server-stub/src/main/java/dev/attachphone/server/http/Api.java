package dev.attachphone.server.http;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.Authentication;
import dev.attachphone.server.attach.CreateAgent;
import dev.attachphone.server.attach.RequestChecks;
import java.time.Clock;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * The JAX-RS application: the resources and what they need.
 *
 * @param authentication finds out who is asking
 * @param attachPhoneNumbers attaches numbers
 * @param createAgent creates agents
 * @param clock says when an answer is given
 */
public record Api(
        Authentication authentication, AttachPhoneNumbers attachPhoneNumbers, CreateAgent createAgent, Clock clock)
        implements Application {

    @Override
    public ResourceConfig resources(Contract contract) {
        Operation attach = contract.operation("attachPhoneNumber");
        RequestChecks checks = new RequestChecks(ContractRules.of(contract), attach.precedence());
        AttachAnswers answers = new AttachAnswers(attach, clock);
        return new ResourceConfig()
                .register(AuthenticationFilter.class)
                .register(PhoneNumbersResource.class)
                .register(AgentsResource.class)
                .register(JsonBodyReader.class)
                .register(new AbstractBinder() {
                    @Override
                    protected void configure() {
                        bind(authentication).to(Authentication.class);
                        bind(attachPhoneNumbers).to(AttachPhoneNumbers.class);
                        bind(createAgent).to(CreateAgent.class);
                        bind(checks).to(RequestChecks.class);
                        bind(answers).to(AttachAnswers.class);
                    }
                });
    }
}
