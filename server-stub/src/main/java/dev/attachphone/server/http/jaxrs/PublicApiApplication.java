package dev.attachphone.server.http.jaxrs;

import dev.attachphone.openapi.AgentIdFormat;
import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.openapi.TextCondition;
import dev.attachphone.server.attach.AgentStore;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.AttachRequestValidator;
import dev.attachphone.server.attach.AttachmentStore;
import dev.attachphone.server.attach.CreateAgent;
import dev.attachphone.server.attach.CredentialAuthenticator;
import dev.attachphone.server.attach.CredentialStore;
import dev.attachphone.server.attach.RequestConstraints;
import dev.attachphone.server.http.body.JsonMessageBodyReader;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * The JAX-RS application of the public API. It connects the use cases with the stores, and configures them with the limits and patterns
 * of the contract.
 *
 * @param clock the time of credentials, attachments and answers
 */
public record PublicApiApplication(
        CredentialStore credentials, AttachmentStore attachments, AgentStore agents, Clock clock)
        implements JerseyApplication {

    /**
     * Returns the resources.
     *
     * @throws IllegalStateException if the contract and the server do not have the same answers; the message lists all of them
     */
    @Override
    public ResourceConfig resources(Contract contract) {
        MissingAnswersCheck.missingAnswers(contract).ifPresent(message -> {
            throw new IllegalStateException(message);
        });
        Operation attach = contract.operation("attachPhoneNumber");
        RequestConstraints constraints = new RequestConstraints(
                TextCondition.NOT_BLANK::isMetBy,
                contract.phoneNumberPattern(),
                contract.maxNumbers(),
                Set.copyOf(contract.providers()));
        AgentIdFormat agentIds = contract.agentIdFormat();
        SecureRandom random = new SecureRandom();
        return new ResourceConfig()
                .register(AuthenticationFilter.class)
                .register(PhoneNumbersResource.class)
                .register(AgentsResource.class)
                .register(JsonMessageBodyReader.class)
                .register(new AbstractBinder() {
                    @Override
                    protected void configure() {
                        bind(new CredentialAuthenticator(
                                        credentials, contract.limits().credential()::allows, clock))
                                .to(CredentialAuthenticator.class);
                        bind(new AttachPhoneNumbers(attachments, clock)).to(AttachPhoneNumbers.class);
                        bind(new CreateAgent(agents, constraints, () -> agentIds.generate(random)))
                                .to(CreateAgent.class);
                        bind(new AttachRequestValidator(constraints, attach.precedence()))
                                .to(AttachRequestValidator.class);
                        bind(new AttachOutcomeMapper(attach, clock)).to(AttachOutcomeMapper.class);
                    }
                });
    }
}
