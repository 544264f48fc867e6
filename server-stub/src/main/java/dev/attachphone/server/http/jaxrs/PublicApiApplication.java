package dev.attachphone.server.http.jaxrs;

import dev.attachphone.openapi.Contract;
import dev.attachphone.openapi.Operation;
import dev.attachphone.server.attach.AttachPhoneNumbers;
import dev.attachphone.server.attach.AttachRequestValidator;
import dev.attachphone.server.attach.CreateAgent;
import dev.attachphone.server.attach.CredentialAuthenticator;
import dev.attachphone.server.http.body.JsonMessageBodyReader;
import java.time.Clock;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * The JAX-RS application of the public API.
 *
 * @param clock provides the {@code timestamp} of answers
 */
public record PublicApiApplication(
        CredentialAuthenticator authenticator,
        AttachPhoneNumbers attachPhoneNumbers,
        CreateAgent createAgent,
        Clock clock)
        implements JerseyApplication {

    /**
     * Returns the resources.
     *
     * @throws IllegalStateException if the contract and the server do not have the same answers; the message lists all of them
     */
    @Override
    public ResourceConfig resources(Contract contract) {
        ContractAnswerCheck.missingAnswers(contract).ifPresent(message -> {
            throw new IllegalStateException(message);
        });
        Operation attach = contract.operation("attachPhoneNumber");
        AttachRequestValidator validator = new AttachRequestValidator(ContractRules.of(contract), attach.precedence());
        AttachOutcomeMapper mapper = new AttachOutcomeMapper(attach, clock);
        return new ResourceConfig()
                .register(AuthenticationFilter.class)
                .register(PhoneNumbersResource.class)
                .register(AgentsResource.class)
                .register(JsonMessageBodyReader.class)
                .register(new AbstractBinder() {
                    @Override
                    protected void configure() {
                        bind(authenticator).to(CredentialAuthenticator.class);
                        bind(attachPhoneNumbers).to(AttachPhoneNumbers.class);
                        bind(createAgent).to(CreateAgent.class);
                        bind(validator).to(AttachRequestValidator.class);
                        bind(mapper).to(AttachOutcomeMapper.class);
                    }
                });
    }
}
