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
        CredentialAuthenticator authentication,
        AttachPhoneNumbers attachPhoneNumbers,
        CreateAgent createAgent,
        Clock clock)
        implements JerseyApplication {

    @Override
    public ResourceConfig resources(Contract contract) {
        Operation attach = contract.operation("attachPhoneNumber");
        AttachRequestValidator checks = new AttachRequestValidator(ContractRules.of(contract), attach.precedence());
        AttachOutcomeMapper answers = new AttachOutcomeMapper(attach, clock);
        return new ResourceConfig()
                .register(AuthenticationFilter.class)
                .register(PhoneNumbersResource.class)
                .register(AgentsResource.class)
                .register(JsonMessageBodyReader.class)
                .register(new AbstractBinder() {
                    @Override
                    protected void configure() {
                        bind(authentication).to(CredentialAuthenticator.class);
                        bind(attachPhoneNumbers).to(AttachPhoneNumbers.class);
                        bind(createAgent).to(CreateAgent.class);
                        bind(checks).to(AttachRequestValidator.class);
                        bind(answers).to(AttachOutcomeMapper.class);
                    }
                });
    }
}
